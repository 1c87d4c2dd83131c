package com.voepy.numbers.query.evidence;

import com.voepy.numbers.kit.log.EventLog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Whether this node signs the log: down while it cannot, or must not because the log is not what it was. No part of
/// readiness: what clients ask for is answered all the same.
@Component("anchoringHealthIndicator")
class AnchoringHealth implements HealthIndicator, MeterBinder {

    private final AnchorTimer timer;
    private final OwnWitness witness;
    private final EventLog log;

    AnchoringHealth(AnchorTimer timer, OwnWitness witness, EventLog log) {
        this.timer = timer;
        this.witness = witness;
        this.log = log;
    }

    @Override
    public Health health() {
        var refusal = witness.refusal();
        if (refusal.isPresent()) {
            return Health.down()
                    .withDetail("refused", refusal.get())
                    .withDetail("anchored", anchored())
                    .build();
        }
        var failure = timer.failure();
        if (failure != null) {
            return Health.down()
                    .withDetail("error", failure.message())
                    .withDetail("attempts", failure.attempts())
                    .withDetail("anchored", anchored())
                    .build();
        }
        return Health.up()
                .withDetail("anchored", anchored())
                .withDetail("head", log.head())
                .build();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("numbers.evidence.lag", this, AnchoringHealth::lag)
                .description("Events in the log that no checkpoint known to this node is signed over")
                .baseUnit("events")
                .register(registry);
        Gauge.builder("numbers.evidence.stuck", this, health -> health.isStuck() ? 1 : 0)
                .description("1 while this node cannot anchor the log, or refuses to")
                .register(registry);
        Gauge.builder(
                        "numbers.evidence.refused",
                        witness,
                        refusing -> refusing.refusal().isPresent() ? 1 : 0)
                .description("1 once the log is not what this node knows it to have been")
                .register(registry);
    }

    private boolean isStuck() {
        return timer.failure() != null || witness.refusal().isPresent();
    }

    private long anchored() {
        return witness.kept().map(kept -> kept.checkpoint().size()).orElse(0L);
    }

    private double lag() {
        return Math.max(0, log.head() - anchored());
    }
}
