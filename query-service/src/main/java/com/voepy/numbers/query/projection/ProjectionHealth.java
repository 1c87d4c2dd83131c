package com.voepy.numbers.query.projection;

import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.query.projection.ProjectionStatus.CatchingUp;
import com.voepy.numbers.query.projection.ProjectionStatus.Following;
import com.voepy.numbers.query.projection.ProjectionStatus.Rebuilding;
import com.voepy.numbers.query.projection.ProjectionStatus.Stuck;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Whether the read models follow the log: down while they are stuck, out of service until they have caught up once
/// since the start of this node. Part of readiness.
@Component("projectionHealthIndicator")
class ProjectionHealth implements HealthIndicator, MeterBinder {

    private final ProjectionWatch watch;
    private final Projector projector;
    private final AppliedPosition applied;
    private final EventLog log;

    ProjectionHealth(ProjectionWatch watch, Projector projector, AppliedPosition applied, EventLog log) {
        this.watch = watch;
        this.projector = projector;
        this.applied = applied;
        this.log = log;
    }

    @Override
    public Health health() {
        return switch (watch.status()) {
            case Following s -> details(Health.up(), s).build();
            case CatchingUp s -> details(Health.outOfService(), s).build();
            case Rebuilding s ->
                Health.outOfService()
                        .withDetail("rebuilding", s.projections())
                        .withDetail("position", s.position())
                        .withDetail("target", s.head())
                        .build();
            case Stuck s ->
                details(Health.down(), s)
                        .withDetail("stuck_at", s.stuckAt())
                        .withDetail("attempts", s.attempts())
                        .withDetail("error", s.error())
                        .build();
        };
    }

    private static Health.Builder details(Health.Builder health, ProjectionStatus status) {
        return health.withDetail("position", status.position()).withDetail("head", status.head());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("numbers.projection.position", applied, AppliedPosition::get)
                .description("Position in the log that every read model has reached")
                .register(registry);
        Gauge.builder("numbers.projection.lag", this, ProjectionHealth::lag)
                .description("Events in the log that the read models do not show yet")
                .baseUnit("events")
                .register(registry);
        Gauge.builder("numbers.projection.stuck", projector, stuck -> stuck.failure() == null ? 0 : 1)
                .description("1 while an event cannot be projected")
                .register(registry);
    }

    private double lag() {
        return log.head() - applied.get();
    }
}
