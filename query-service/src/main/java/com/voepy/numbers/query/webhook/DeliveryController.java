package com.voepy.numbers.query.webhook;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.WebhookType;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.contract.Takes;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.problem.FieldError.Code;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.query.view.Answers;
import com.voepy.numbers.query.view.Page;
import com.voepy.numbers.query.view.PageRequest;
import com.voepy.numbers.query.webhook.Delivery.Status;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The delivery log.
@RestController
@RequestMapping("/v1/webhook-deliveries")
@RequiresScope(ApiKeyScope.WEBHOOKS_READ)
class DeliveryController {

    private final DeliveryLog log;

    DeliveryController(DeliveryLog log) {
        this.log = log;
    }

    /// `GET /v1/webhook-deliveries` — newest first.
    @AnswersWith(value = DeliveryResource.class, shape = AnswersWith.Shape.PAGE)
    @GetMapping
    Page<DeliveryResource> page(
            RequestContext context,
            @Takes(says = "only deliveries to this subscription")
                    @RequestParam(name = "subscription_id", required = false)
                    @Nullable
                    String subscriptionId,
            @Takes(says = "only deliveries that tell of this resource")
                    @RequestParam(name = "resource_id", required = false)
                    @Nullable
                    String resourceId,
            @Takes(as = WebhookType.class, says = "only deliveries of this type")
                    @RequestParam(required = false)
                    @Nullable
                    String type,
            @Takes(as = Status.class, says = "only deliveries that stand there")
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var checks = new Checks();
        Map<String, @Nullable Object> filters = new HashMap<>();
        filters.put("subscription_id", checks.optionalUuid("subscription_id", subscriptionId));
        filters.put("resource_id", checks.optionalUuid("resource_id", resourceId));
        filters.put("type", type);
        checks.that(
                type == null || WebhookType.named(type).isPresent(),
                "type",
                Code.NOT_ALLOWED,
                "is no type of the catalogue");
        var wanted = checks.optionalOneOf("status", status, Status.class);
        filters.put("status", wanted == null ? null : wanted.wireName());
        var page = PageRequest.of(checks, "webhook-deliveries", filters, limit, cursor);
        checks.orThrow();
        return log.page(context.tenant(), filters, page);
    }

    /// `GET /v1/webhook-deliveries/{id}` — with its payload and whole answers.
    @AnswersWith(DeliveryResource.class)
    @GetMapping("/{id}")
    ResponseEntity<Object> one(RequestContext context, @PathVariable String id) {
        return Answers.one(log.one(context.tenant(), id));
    }
}
