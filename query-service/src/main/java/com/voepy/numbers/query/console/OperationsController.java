package com.voepy.numbers.query.console;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.security.RequiresAnyScope;
import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.query.number.StuckReleaseProjection;
import com.voepy.numbers.query.projection.ProjectionStatus;
import com.voepy.numbers.query.projection.ProjectionStatus.CatchingUp;
import com.voepy.numbers.query.projection.ProjectionStatus.Following;
import com.voepy.numbers.query.projection.ProjectionStatus.Rebuilding;
import com.voepy.numbers.query.projection.ProjectionStatus.Stuck;
import com.voepy.numbers.query.projection.ProjectionWatch;
import com.voepy.numbers.query.timer.FailingTimers;
import com.voepy.numbers.query.timer.FailingTimers.FailingTimer;
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

    private final ProjectionWatch projections;
    private final HealthIndicator anchoring;
    private final ResourceReader resources;
    private final DeliveryLog deliveries;
    private final Subscriptions subscriptions;
    private final FailingTimers timers;
    private final TenantNames names;

    /// How far the read models are behind the log.
    ///
    /// @param words what stands in the way, if anything does
    record Lag(long head, long position, long events, boolean well, String words) {

        static Lag of(ProjectionStatus status) {
            return new Lag(
                    status.head(), status.position(), status.behind(), status instanceof Following, words(status));
        }

        private static String words(ProjectionStatus status) {
            return switch (status) {
                case Following _ -> "The read models follow the log.";
                case CatchingUp _ -> "Catching up since the start of this node.";
                case Rebuilding s -> "Rebuilding %s.".formatted(String.join(", ", s.projections()));
                case Stuck s ->
                    "Stuck at position %d after %s: %s. Nothing later is shown until that event can be."
                            .formatted(s.stuckAt(), Words.count(s.attempts(), "attempt"), s.error());
            };
        }
    }

    /// How far the checkpoints are behind the log.
    ///
    /// @param events without one
    /// @param words what stands in the way, if anything does
    record Anchoring(long events, boolean well, String words) {

        static Anchoring of(Health health, long head) {
            var details = health.getDetails();
            var events = Math.max(0, head - number(details, "anchored"));
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

        private static long number(Map<String, Object> details, String name) {
            return details.get(name) instanceof Number number ? number.longValue() : 0;
        }
    }

    /// A delivery that was given up.
    record Failed(Links.Link tenant, DeliveryRow delivery) {}

    record Release(String number, String since, String noticed, String detail) {}

    record Disabled(Links.Link tenant, String url, String reason, String created) {}

    record Timer(String task, String about, int failures, String last, String next) {

        static Timer of(FailingTimer timer) {
            return new Timer(
                    timer.task(),
                    timer.about(),
                    timer.failures(),
                    Words.time(timer.lastFailure()),
                    Words.time(timer.next()));
        }
    }

    OperationsController(
            ProjectionWatch projections,
            @Qualifier("anchoringHealthIndicator") HealthIndicator anchoring,
            ResourceReader resources,
            DeliveryLog deliveries,
            Subscriptions subscriptions,
            FailingTimers timers,
            TenantNames names) {
        this.projections = projections;
        this.anchoring = anchoring;
        this.resources = resources;
        this.deliveries = deliveries;
        this.subscriptions = subscriptions;
        this.timers = timers;
        this.names = names;
    }

    /// `GET /console/operations` — also while the read models are stuck: then as they were.
    @GetMapping
    String page(Model model) {
        lag(model);
        model.addAttribute("releases", releases());
        model.addAttribute("failed", failed());
        model.addAttribute("disabled", disabled());
        model.addAttribute(
                "timers", timers.worst(ROWS_MAX).stream().map(Timer::of).toList());
        model.addAttribute("max", ROWS_MAX);
        return "console/operations";
    }

    /// `GET /console/operations/lag` — only how far behind, for the page that is open already.
    @GetMapping("/lag")
    String lag(Model model) {
        var lag = Lag.of(projections.status());
        model.addAttribute("lag", lag);
        model.addAttribute("anchoring", Anchoring.of(Objects.requireNonNull(anchoring.health()), lag.head()));
        return "console/operations :: lag";
    }

    private List<Failed> failed() {
        return deliveries.failed(ROWS_MAX).stream()
                .map(owned -> new Failed(names.link(owned.tenantId()), DeliveryRow.of(owned.delivery())))
                .toList();
    }

    private List<Disabled> disabled() {
        return subscriptions.disabledByThePlatform(ROWS_MAX).stream()
                .map(found -> new Disabled(
                        names.link(found.tenantId()),
                        found.subscription().url(),
                        Words.reason(found.subscription().disabledReason()),
                        Words.time(found.subscription().createdAt())))
                .toList();
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
