package com.voepy.numbers.query.console;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.security.RequiresAnyScope;
import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.query.number.StuckReleaseProjection;
import com.voepy.numbers.query.view.PageRequest;
import com.voepy.numbers.query.view.ResourceReader;
import com.voepy.numbers.query.webhook.DeliveryLog;
import com.voepy.numbers.query.webhook.Subscriptions;
import com.voepy.numbers.resource.StuckReleaseResource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// Whether the platform keeps up, and what has stopped and waits for somebody.
@Controller
@RequestMapping("/console/operations")
@RequiresAnyScope(ApiKeyScope.OPERATOR)
class OperationsController {

    private static final int ROWS_MAX = 50;
    private static final PageRequest NEWEST = new PageRequest("console-operations", ROWS_MAX, Long.MAX_VALUE);

    private final HealthIndicator projections;
    private final HealthIndicator anchoring;
    private final ResourceReader resources;
    private final DeliveryLog deliveries;
    private final Subscriptions subscriptions;

    /// How far the read models are behind the log.
    ///
    /// @param words what stands in the way, if anything does
    record Lag(long head, long position, long events, boolean well, String words) {

        static Lag of(Health health) {
            var details = health.getDetails();
            var position = number(details, "position");
            var head = number(details, details.containsKey("target") ? "target" : "head");
            if (details.containsKey("stuck_at")) {
                return new Lag(
                        head,
                        number(details, "stuck_at") - 1,
                        0,
                        false,
                        "Stuck at position %s after %s attempts: %s. Nothing later is shown until that event can be."
                                .formatted(details.get("stuck_at"), details.get("attempts"), details.get("error")));
            }
            if (details.containsKey("rebuilding")) {
                return new Lag(head, position, head - position, false, "Rebuilding " + details.get("rebuilding") + ".");
            }
            var well = health.getStatus().equals(Status.UP);
            return new Lag(
                    head,
                    position,
                    Math.max(0, head - position),
                    well,
                    well ? "The read models follow the log." : "Catching up since the start of this node.");
        }

        private static long number(Map<String, Object> details, String name) {
            return details.get(name) instanceof Number number ? number.longValue() : 0;
        }
    }

    /// How far the checkpoints are behind the log.
    ///
    /// @param events without one
    /// @param words what stands in the way, if anything does
    record Anchoring(long events, boolean well, String words) {

        static Anchoring of(Health health, long head) {
            var details = health.getDetails();
            var events = Math.max(0, head - Lag.number(details, "anchored"));
            if (details.containsKey("refused")) {
                return new Anchoring(
                        events,
                        false,
                        "The log is not what it was, and this node signs nothing more: %s. docs/runbooks/evidence.md says what to do."
                                .formatted(details.get("refused")));
            }
            if (details.containsKey("error")) {
                return new Anchoring(
                        events,
                        false,
                        "Not anchored after %s attempts: %s.".formatted(details.get("attempts"), details.get("error")));
            }
            return new Anchoring(events, true, "The log is signed as it grows.");
        }
    }

    record Release(String number, String since, String noticed, String detail) {}

    record Disabled(String url, String reason, String created) {}

    OperationsController(
            @Qualifier("projectionHealthIndicator") HealthIndicator projections,
            @Qualifier("anchoringHealthIndicator") HealthIndicator anchoring,
            ResourceReader resources,
            DeliveryLog deliveries,
            Subscriptions subscriptions) {
        this.projections = projections;
        this.anchoring = anchoring;
        this.resources = resources;
        this.deliveries = deliveries;
        this.subscriptions = subscriptions;
    }

    /// `GET /console/operations`
    @GetMapping
    String page(Model model) {
        lag(model);
        model.addAttribute("releases", releases());
        model.addAttribute(
                "failed",
                deliveries.page(null, Map.of("status", "failed"), NEWEST).data().stream()
                        .map(DeliveryRow::of)
                        .toList());
        model.addAttribute(
                "disabled",
                subscriptions.disabledByThePlatform(ROWS_MAX).stream()
                        .map(subscription -> new Disabled(
                                subscription.url(),
                                WireJson.mapper()
                                        .valueToTree(subscription.disabledReason())
                                        .asString()
                                        .replace('_', ' '),
                                Words.time(subscription.createdAt())))
                        .toList());
        return "console/operations";
    }

    /// `GET /console/operations/lag` — only how far behind, for the page that is open already.
    @GetMapping("/lag")
    String lag(Model model) {
        var lag = Lag.of(Objects.requireNonNull(projections.health()));
        model.addAttribute("lag", lag);
        model.addAttribute("anchoring", Anchoring.of(Objects.requireNonNull(anchoring.health()), lag.head()));
        return "console/operations :: lag";
    }

    private List<Release> releases() {
        return resources.page(StuckReleaseProjection.TABLE, NEWEST).data().stream()
                .map(body -> WireJson.mapper().readValue(body.text(), StuckReleaseResource.class))
                .map(stuck -> new Release(
                        stuck.phoneNumber().value(),
                        Words.time(stuck.since()),
                        Words.time(stuck.noticedAt()),
                        stuck.detail()))
                .toList();
    }
}
