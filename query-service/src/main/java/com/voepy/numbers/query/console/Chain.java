package com.voepy.numbers.query.console;

import com.voepy.numbers.query.audit.EventsShown.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What one request set off: events in the log's order, each as deep as it is far from the request.
final class Chain {

    /// Deeper ones are drawn there; the log goes on all the same.
    private static final int DEPTH_MAX = 6;

    private Chain() {}

    /// @param depth 0 for what the request did itself
    record Link(int depth, Entry entry) {}

    static List<Link> of(List<Shown> events) {
        Map<String, Integer> depths = new HashMap<>();
        List<Link> links = new ArrayList<>();
        for (var event : events) {
            // A cause is always earlier in the log.
            var cause = event.shown().causationId();
            var depth = cause != null && depths.containsKey(cause) ? Math.min(depths.get(cause) + 1, DEPTH_MAX) : 0;
            depths.put(event.shown().id().toString(), depth);
            links.add(new Link(depth, Entry.of(event)));
        }
        return links;
    }
}
