package com.voepy.numbers.query.inventory;

import com.voepy.numbers.events.NumberBlockEvent;
import com.voepy.numbers.events.NumberBlockEvent.NumberBlockListed;
import com.voepy.numbers.events.NumberBlockEvent.NumberWithdrawn;
import com.voepy.numbers.events.PhoneNumberEvent;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.query.projection.Changed;
import com.voepy.numbers.query.projection.Projection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Keeps `view.stock`: what carriers list, and until when each number is taken. The two have nothing to do with each
/// other, so each has its own columns and its own position.
@Component
class StockProjection implements Projection {

    private final StockTable table;

    StockProjection(StockTable table) {
        this.table = table;
    }

    @Override
    public String name() {
        return "stock";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<String> tables() {
        return List.of("view.stock");
    }

    @Override
    public Batch begin(List<LoggedEvent> events) {
        var e164s = events.stream()
                .filter(logged -> logged.event() instanceof PhoneNumberEvent)
                .map(logged -> ((PhoneNumberEvent) logged.event()).e164().value())
                .distinct()
                .toList();
        return new StockBatch(e164s.isEmpty() ? new HashMap<>() : table.taken(e164s));
    }

    private final class StockBatch implements Batch {

        private final Map<String, Taken> taken;
        private final Map<String, Taken> changed = new HashMap<>();

        StockBatch(Map<String, Taken> taken) {
            this.taken = taken;
        }

        @Override
        public List<Changed> apply(LoggedEvent logged) {
            if (logged.event() instanceof NumberBlockEvent event) {
                listing(event, logged.position());
            } else if (logged.event() instanceof PhoneNumberEvent event) {
                taking(event, logged.position());
            }
            return List.of();
        }

        @Override
        public void flush() {
            if (!changed.isEmpty()) {
                table.take(changed);
            }
        }

        private void listing(NumberBlockEvent event, long position) {
            switch (event) {
                case NumberBlockListed e -> {
                    var lots = Lots.of(e);
                    table.unlistAllBut(
                            e.block(),
                            lots.stream().flatMap(lot -> lot.e164s().stream()).toList(),
                            position);
                    lots.forEach(lot -> table.list(lot, position));
                }
                case NumberWithdrawn e -> table.unlist(e.e164().value(), position);
            }
        }

        private void taking(PhoneNumberEvent event, long position) {
            var e164 = event.e164().value();
            var before = taken.get(e164);
            if (before == null || before.position() < position) {
                var after = Taken.after(before, event, position);
                taken.put(e164, after);
                changed.put(e164, after);
            }
        }
    }
}
