package com.voepy.numbers.query.webhook;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.query.view.Answers;
import com.voepy.numbers.query.view.Cursor;
import com.voepy.numbers.query.view.Page;
import com.voepy.numbers.query.view.PageRequest;
import com.voepy.numbers.resource.WebhookSubscriptionResource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Shows a tenant its webhook subscriptions, never their secrets.
@RestController
@RequestMapping("/v1/webhooks")
@RequiresScope(ApiKeyScope.WEBHOOKS_READ)
class WebhookController {

    private static final String LIST = "webhooks";

    private final Subscriptions subscriptions;

    WebhookController(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    /// `GET /v1/webhooks` — newest first.
    @AnswersWith(value = WebhookSubscriptionResource.class, shape = AnswersWith.Shape.PAGE)
    @GetMapping
    Page<WebhookSubscriptionResource> page(
            RequestContext context,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var page = PageRequest.of(LIST, limit, cursor);
        var rows = subscriptions.page(context.tenant(), page.before(), page.limit() + 1);
        var shown = rows.stream().limit(page.limit()).toList();
        var next = rows.size() > page.limit()
                ? Cursor.of(LIST, Long.toString(shown.getLast().position()))
                : null;
        return Page.of(shown.stream().map(Subscription::resource).toList(), next);
    }

    /// `GET /v1/webhooks/{id}`
    @AnswersWith(WebhookSubscriptionResource.class)
    @GetMapping("/{id}")
    ResponseEntity<Object> one(RequestContext context, @PathVariable String id) {
        return Answers.one(subscriptions
                .find(Answers.id(id))
                .filter(found -> found.deletedAt() == null && found.tenantId().equals(context.tenant()))
                .map(Subscription::resource));
    }
}
