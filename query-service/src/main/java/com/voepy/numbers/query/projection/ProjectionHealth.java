package com.voepy.numbers.query.projection;

import com.voepy.numbers.kit.log.EventLog;
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

    private final Projector projector;
    private final AppliedPosition applied;
    private final Rebuild rebuild;
    private final EventLog log;

    ProjectionHealth(Projector projector, AppliedPosition applied, Rebuild rebuild, EventLog log) {
        this.projector = projector;
        this.applied = applied;
        this.rebuild = rebuild;
        this.log = log;
    }

    @Override
    public Health health() {
        var failure = projector.failure();
        if (failure != null) {
            return Health.down()
                    .withDetail("stuck_at", failure.position())
                    .withDetail("attempts", failure.attempts())
                    .withDetail("error", failure.message())
                    .build();
        }
        var progress = rebuild.progress();
        if (progress != null) {
            return Health.outOfService()
                    .withDetail("rebuilding", progress.projections())
                    .withDetail("position", progress.position())
                    .withDetail("target", progress.target())
                    .build();
        }
        return (projector.caughtUp() ? Health.up() : Health.outOfService())
                .withDetail("position", applied.get())
                .withDetail("head", log.head())
                .build();
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
