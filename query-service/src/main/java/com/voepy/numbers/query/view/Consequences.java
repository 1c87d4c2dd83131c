package com.voepy.numbers.query.view;

import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.log.LoggedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What one event changed, in every resource that clients see: folded from the log by the functions of the tables.
@Component
public class Consequences {

    /// Some streams are long; of what is read only the resource is kept.
    private static final int EVENTS_AT_ONCE = 1_000;

    private final EventLog log;
    private final List<ResourceProjection<?>> projections;

    /// @param resource what clients call such resources, for example `phone_numbers`
    /// @param changes members by name; what is sealed in them is not opened
    public record Consequence(String resource, Map<String, Change> changes) {}

    Consequences(EventLog log, List<ResourceProjection<?>> projections) {
        this.log = log;
        this.projections = List.copyOf(projections);
    }

    /// What the event changed; nothing where it shows on no resource.
    public List<Consequence> of(LoggedEvent cause) {
        List<Consequence> consequences = new ArrayList<>();
        for (var projection : projections) {
            var changes = changes(projection, cause);
            if (!changes.isEmpty()) {
                consequences.add(new Consequence(projection.name(), changes));
            }
        }
        return consequences;
    }

    private <R> Map<String, Change> changes(ResourceProjection<R> projection, LoggedEvent cause) {
        var subject = projection.subjectOf(cause);
        if (subject == null) {
            return Map.of();
        }
        var before = before(projection, subject, cause);
        return Change.between(before, projection.after(before, cause));
    }

    private <R> @Nullable R before(
            ResourceProjection<R> projection, ResourceProjection.Subject subject, LoggedEvent cause) {
        R resource = null;
        var next = 0L;
        while (next < cause.sequence()) {
            var events = log.ofStream(cause.stream(), next, (int) Math.min(EVENTS_AT_ONCE, cause.sequence() - next));
            for (var logged : events) {
                if (subject.equals(projection.subjectOf(logged))) {
                    resource = projection.after(resource, logged);
                }
            }
            next += events.size();
        }
        return resource;
    }
}
