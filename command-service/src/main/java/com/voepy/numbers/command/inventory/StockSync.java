package com.voepy.numbers.command.inventory;

import com.voepy.numbers.command.carrier.Errand;
import com.voepy.numbers.command.dispatch.Cause;
import com.voepy.numbers.command.schedule.Next;
import com.voepy.numbers.command.schedule.TimedTask;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the blocks equal to what the carrier offers: walks all of it, notes after each slice of time how far it is,
/// and begins again a day later. A crash costs one slice.
///
/// It asks one question at a time, leaves the carrier alone for as long as that wishes, and holds no transaction
/// while it waits for an answer.
class StockSync implements TimedTask {

    static final String NAME = "stock-sync";

    private static final Logger LOG = LoggerFactory.getLogger(StockSync.class);

    private final StockLister lister;
    private final InstantSource clock;
    private final InventoryProperties properties;
    private final List<Step> steps;

    StockSync(StockLister lister, InstantSource clock, InventoryProperties properties) {
        this.lister = lister;
        this.clock = clock;
        this.properties = properties;
        this.steps = Step.plan(properties);
    }

    @Override
    public String name() {
        return NAME;
    }

    /// @param state a [Cursor], or null at the beginning of a sync
    @Override
    public Next run(String id, @Nullable String state) {
        return Errand.of(Cause.of(NAME, null), null, List.of()).run(() -> goOn(state));
    }

    private Next goOn(@Nullable String state) {
        var now = clock.instant();
        var end = now.plus(properties.slice());
        var cursor = Objects.requireNonNullElseGet(Cursor.parse(state), () -> Cursor.start(now, steps.getFirst()));
        if (state == null) {
            LOG.info("Stock sync begins: {} steps, {} first.", steps.size(), cursor.step());
        }
        for (var index = indexOf(cursor); index < steps.size(); index++) {
            var step = steps.get(index);
            cursor = cursor.step().equals(step.name()) ? cursor : cursor.at(step);
            switch (lister.list(step, cursor, end)) {
                case StockLister.Pause pause -> {
                    return new Next.Again(
                            clock.instant().plus(pause.resumeIn()),
                            pause.cursor().text());
                }
                case StockLister.Listed listed -> cursor = listed.cursor();
            }
        }
        LOG.info(
                "Stock is in sync: {} numbers in {} blocks, {} of them changed, in {} s. Next time in {}.",
                cursor.numbers(),
                cursor.blocks(),
                cursor.changed(),
                Duration.between(cursor.startedAt(), clock.instant()).toSeconds(),
                properties.interval());
        return new Next.Again(clock.instant().plus(properties.interval()), null);
    }

    /// A cursor in a step that the configuration no longer has begins the plan anew.
    private int indexOf(Cursor cursor) {
        for (var index = 0; index < steps.size(); index++) {
            if (steps.get(index).name().equals(cursor.step())) {
                return index;
            }
        }
        return 0;
    }
}
