package com.voepy.numbers.query.view;

import com.voepy.numbers.kit.log.LoggedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// What one event changed, in every resource that clients see: folded from the log by the functions of the tables.
@Component
public class Consequences {

    private final Pasts pasts;
    private final List<ResourceProjection<?>> projections;

    /// @param resource what clients call such resources, for example `phone_numbers`
    /// @param changes members by name; what is sealed in them is not opened
    public record Consequence(String resource, Map<String, Change> changes) {}

    Consequences(Pasts pasts, List<ResourceProjection<?>> projections) {
        this.pasts = pasts;
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
        if (projection.isOfOneEvent()) {
            return Change.between(null, projection.after(null, cause));
        }
        return pasts.of(projection, cause.stream(), subject)
                .of(cause.sequence())
                .map(moment -> Change.between(moment.before(), moment.after()))
                .orElseGet(Map::of);
    }
}
