package com.voepy.numbers.query.console;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.WebhookType;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.problem.FieldError.Code;
import com.voepy.numbers.kit.security.RequiresAnyScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.query.view.Answers;
import com.voepy.numbers.query.view.PageRequest;
import com.voepy.numbers.query.webhook.Delivery.Status;
import com.voepy.numbers.query.webhook.DeliveryLog;
import com.voepy.numbers.query.webhook.DeliveryResource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
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
    private static final PageRequest ONE = new PageRequest(LIST, 1, Long.MAX_VALUE);

    private final DeliveryLog log;

    DeliveryPageController(DeliveryLog log) {
        this.log = log;
    }

    /// `GET /console/deliveries`
    ///
    /// @param query `status`, `type`, `resource_id`; for auditors `tenant_id`
    @GetMapping
    String list(RequestContext context, Model model, @RequestParam Map<String, String> query) {
        var viewer = Viewer.of(context);
        var checks = new Checks();
        var status = checks.optionalOneOf("status", given(query, "status"), Status.class);
        Map<String, @Nullable Object> filters = new HashMap<>();
        filters.put("status", status == null ? null : word(status));
        var type = given(query, "type");
        checks.that(
                type == null || WebhookType.named(type).isPresent(),
                "type",
                Code.NOT_ALLOWED,
                "is no type of the catalogue");
        filters.put("type", type);
        filters.put("resource_id", checks.optionalUuid("resource_id", given(query, "resource_id")));
        var tenant = viewer.tenant(query.get("tenant_id")).orElse(null);
        Map<String, @Nullable Object> listed = new HashMap<>(filters);
        listed.put("tenant", tenant);
        var page = PageRequest.of(checks, LIST, listed, Integer.toString(ROWS_MAX), given(query, "cursor"));
        checks.orThrow();
        var found = log.page(tenant, filters, page);
        model.addAttribute("rows", found.data().stream().map(DeliveryRow::of).toList());
        model.addAttribute("next", found.meta().nextCursor());
        model.addAttribute(
                "statuses",
                Arrays.stream(Status.values()).map(DeliveryPageController::word).toList());
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

    /// `GET /console/deliveries/{id}`
    ///
    /// @param refused the code of the refusal, where it could not be sent again
    @GetMapping("/{id}")
    String one(
            RequestContext context,
            Model model,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String refused,
            @RequestParam(required = false) @Nullable String asked) {
        var viewer = Viewer.of(context);
        var delivery = find(viewer, id).orElseThrow(Answers::notFound);
        model.addAttribute("delivery", DeliveryRow.of(delivery));
        model.addAttribute(
                "attempts",
                delivery.attempts().stream().map(DeliveryRow.Attempt::of).toList());
        model.addAttribute(
                "payload",
                delivery.payload() == null ? null : pretty(delivery.payload().text()));
        model.addAttribute("mayRedeliver", viewer.tenantId() != null && viewer.may(ApiKeyScope.WEBHOOKS_WRITE));
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

    /// For an auditor without what was sent, which holds personal data.
    private Optional<DeliveryResource> find(Viewer viewer, String id) {
        var tenant = viewer.sight();
        return tenant == null
                ? log.page(null, Map.of("id", id), ONE).data().stream().findFirst()
                : log.one(tenant, id);
    }

    private static @Nullable String given(Map<String, String> query, String name) {
        var value = query.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    private static String word(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static String pretty(String json) {
        return WireJson.mapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(WireJson.mapper().readTree(json));
    }
}
