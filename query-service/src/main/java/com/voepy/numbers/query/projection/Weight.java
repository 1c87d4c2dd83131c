package com.voepy.numbers.query.projection;

import com.voepy.numbers.events.Event;
import com.voepy.numbers.events.NumberBlockEvent.NumberBlockListed;
import com.voepy.numbers.kit.log.LoggedEvent;
import java.util.List;

/// How much work an event is. Most write a row or two; a listed block writes up to a thousand, and a read that waits
/// for the batch must not wait for half a million.
final class Weight {

    /// Rows in one transaction, some 0.2 s of writing.
    private static final int BATCH_MAX = 10_000;

    private Weight() {}

    /// As many of the events, from the first, as make one batch; at least one.
    static List<LoggedEvent> cut(List<LoggedEvent> events) {
        var weight = 0;
        for (var i = 0; i < events.size(); i++) {
            weight += of(events.get(i).event());
            if (weight >= BATCH_MAX) {
                return events.subList(0, i + 1);
            }
        }
        return events;
    }

    private static int of(Event event) {
        return event instanceof NumberBlockListed listing
                ? listing.lots().stream()
                        .mapToInt(lot -> lot.suffixes().count())
                        .sum()
                : 1;
    }
}
