package com.voepy.numbers.command.inventory;

import com.voepy.numbers.events.NumberBlockEvent;
import com.voepy.numbers.events.NumberBlockEvent.Lot;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.log.LoggedEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Tells for an order whether a number exists at the carrier, what it is, and what it costs us.
///
/// It reads the blocks' events without locking anything: whether a number is free is decided by the number's own
/// stream, so that two orders of neighbours need not wait for each other.
@Component
public class Inventory {

    /// Blocks remembered: some 10 MB.
    private static final int REMEMBERED_MAX = 4096;

    private final EventLog log;
    private final Map<String, Known> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > REMEMBERED_MAX;
        }
    };

    /// @param next the sequence number that the block's next event will have
    private record Known(Offering offering, long next) {}

    Inventory(EventLog log) {
        this.log = log;
    }

    /// The lot that the number is part of, as of now; empty if the carrier does not offer it.
    public Optional<Lot> lotOf(E164 e164) {
        return offering(Streams.block(e164.block())).lotOf(e164);
    }

    private Offering offering(String stream) {
        var known = recall(stream);
        for (var event : log.ofStream(stream, known.next())) {
            known = new Known(Offering.after(known.offering(), blockEvent(event)), event.sequence() + 1);
        }
        remember(stream, known);
        return known.offering();
    }

    private static NumberBlockEvent blockEvent(LoggedEvent logged) {
        if (logged.event() instanceof NumberBlockEvent event) {
            return event;
        }
        throw new IllegalStateException("%s holds a %s".formatted(logged.stream(), logged.event()));
    }

    private Known recall(String stream) {
        synchronized (remembered) {
            return remembered.getOrDefault(stream, new Known(Offering.NOTHING, 0));
        }
    }

    /// Of two readers the one that has seen more wins.
    private void remember(String stream, Known known) {
        if (known.next() > 0) {
            synchronized (remembered) {
                remembered.merge(stream, known, (before, now) -> before.next() > now.next() ? before : now);
            }
        }
    }
}
