package com.voepy.numbers.query.console;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.WebhookType;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.problem.FieldError.Code;
import com.voepy.numbers.kit.security.RequiresAnyScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.query.view.Answers;
import com.voepy.numbers.query.view.PageRequest;
import com.voepy.numbers.query.webhook.Delivery.Status;
import com.voepy.numbers.query.webhook.DeliveryLog;
import com.voepy.numbers.query.webhook.DeliveryLog.Owned;
import com.voepy.numbers.query.webhook.DeliveryResource;
import com.voepy.numbers.query.webhook.Subscriptions;
import com.voepy.numbers.query.webhook.Subscriptions.Destination;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What tenants were told, what became of each attempt, and a way to tell them again.
@Controller
@RequestMapping("/console/deliveries")
@RequiresAnyScope({ApiKeyScope.WEBHOOKS_READ, ApiKeyScope.AUDITOR})
class DeliveryPageController {

    private static final String LIST = "console-deliveries";
    private static final int ROWS_MAX = 50;

    private final DeliveryLog log;
    private final Subscriptions subscriptions;
    private final TenantNames names;

    DeliveryPageController(DeliveryLog log, Subscriptions subscriptions, TenantNames names) {
        this.log = log;
        this.subscriptions = subscriptions;
        this.names = names;
    }

    /// `GET /console/deliveries`
    ///
    /// @param sent `status`, `type`, `resource_id`; for auditors `tenant_id`
    @GetMapping
    String list(RequestContext context, Model model, @RequestParam Map<String, String> sent) {
        var query = FormFields.filled(sent);
        var viewer = Viewer.of(context);
        var checks = new Checks();
        var status = checks.optionalOneOf("status", query.get("status"), Status.class);
        Map<String, @Nullable Object> filters = new HashMap<>();
        filters.put("status", status == null ? null : status.wireName());
        var type = query.get("type");
        checks.that(
                type == null || WebhookType.named(type).isPresent(),
                "type",
                Code.NOT_ALLOWED,
                "is no type of the catalogue");
        filters.put("type", type);
        filters.put("resource_id", checks.optionalUuid("resource_id", query.get("resource_id")));
        var tenant = viewer.tenant(query.get("tenant_id")).orElse(null);
        Map<String, @Nullable Object> listed = new HashMap<>(filters);
        listed.put("tenant", tenant);
        var page = PageRequest.of(checks, LIST, listed, Integer.toString(ROWS_MAX), query.get("cursor"));
        checks.orThrow();
        var found = log.page(tenant, filters, page);
        model.addAttribute("rows", found.data().stream().map(DeliveryRow::of).toList());
        model.addAttribute("next", found.meta().nextCursor());
        model.addAttribute(
                "statuses", Arrays.stream(Status.values()).map(Status::wireName).toList());
        model.addAttribute(
                "types",
                Arrays.stream(WebhookType.values())
                        .map(WebhookType::wireName)
                        .sorted()
                        .toList());
        model.addAttribute("query", query);
        model.addAttribute("tenant", viewer.tenantId() == null ? tenant : null);
        return "console/deliveries";
    }

    /// `GET /console/deliveries/{id}` — for operators, too, who may have to send it again.
    ///
    /// @param refused the code of the refusal, where it could not be sent again
    @RequiresAnyScope({ApiKeyScope.WEBHOOKS_READ, ApiKeyScope.AUDITOR, ApiKeyScope.OPERATOR})
    @GetMapping("/{id}")
    String one(
            RequestContext context,
            Model model,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String refused,
            @RequestParam(required = false) @Nullable String asked) {
        var viewer = Viewer.of(context);
        var delivery = find(viewer, model, id).orElseThrow(Answers::notFound);
        var destination = subscriptions.destination(delivery.subscriptionId()).orElse(null);
        model.addAttribute("delivery", DeliveryRow.of(delivery));
        model.addAttribute(
                "attempts",
                delivery.attempts().stream().map(DeliveryRow.Attempt::of).toList());
        model.addAttribute(
                "payload",
                delivery.payload() == null
                        ? null
                        : Words.pretty(delivery.payload().text()));
        model.addAttribute("destination", destination);
        model.addAttribute("standing", destination == null ? "" : standing(destination));
        model.addAttribute("mayRedeliver", mayRedeliver(viewer) && destination != null && !destination.deleted());
        model.addAttribute("maySeeEvents", viewer.may(ApiKeyScope.EVENTS_READ, ApiKeyScope.AUDITOR));
        model.addAttribute("asked", asked != null);
        model.addAttribute(
                "refused",
                Arrays.stream(ErrorCode.values())
                        .filter(code -> code.wireName().equals(refused))
                        .map(ErrorCode::explanation)
                        .findFirst()
                        .orElse(null));
        return "console/delivery";
    }

    /// For auditors and operators without what was sent, which holds personal data, and with whose it is.
    private Optional<DeliveryResource> find(Viewer viewer, Model model, String id) {
        if (viewer.tenantId() != null) {
            return log.one(viewer.tenantId(), id);
        }
        var found = log.one(id);
        found.ifPresent(owned -> model.addAttribute("tenant", names.link(owned.tenantId())));
        return found.map(Owned::delivery);
    }

    private static boolean mayRedeliver(Viewer viewer) {
        return viewer.isOperator() || viewer.tenantId() != null && viewer.may(ApiKeyScope.WEBHOOKS_WRITE);
    }

    /// What keeps deliveries from being sent; empty if nothing does.
    private static String standing(Destination destination) {
        if (destination.deleted()) {
            return "Its subscription was deleted: nothing is sent to it any more.";
        }
        if (destination.enabled()) {
            return "";
        }
        var why = Words.reason(destination.disabledReason());
        return "Its subscription is disabled%s. What is to be sent waits until it is enabled again."
                .formatted(why.isEmpty() ? "" : ": " + why);
    }
}
