package com.voepy.numbers.query.console;

import com.voepy.numbers.query.audit.EventsShown.Shown;
import com.voepy.numbers.query.webhook.Tellings.Telling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What one request set off: events in the log's order, each as deep as it is far from the request, and under each what
/// was told of it.
final class Chain {

    /// Deeper ones are drawn there; the log goes on all the same.
    private static final int DEPTH_MAX = 6;

    private Chain() {}

    /// @param depth 0 for what the request did itself
    record Link(int depth, Entry entry) {}

    /// @param tellings deliveries that tell of the events
    static List<Link> of(List<Shown> events, List<Telling> tellings) {
        Map<String, Integer> depths = new HashMap<>();
        List<Link> links = new ArrayList<>();
        for (var event : events) {
            var id = event.shown().id();
            // A cause is always earlier in the log.
            var cause = event.shown().causationId();
            var depth = cause != null && depths.containsKey(cause) ? below(depths.get(cause)) : 0;
            depths.put(id.toString(), depth);
            links.add(new Link(depth, Entry.of(event)));
            tellings.stream()
                    .filter(telling -> telling.eventId().equals(id))
                    .flatMap(telling -> Told.of(telling.delivery()).stream())
                    .map(told -> new Link(below(depth), told))
                    .forEach(links::add);
        }
        return links;
    }

    private static int below(int depth) {
        return Math.min(depth + 1, DEPTH_MAX);
    }
}
