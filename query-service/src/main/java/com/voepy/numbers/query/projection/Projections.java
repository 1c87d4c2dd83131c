package com.voepy.numbers.query.projection;

import com.voepy.numbers.kit.log.LoggedEvent;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Component;

/// All projections of this release, in their order.
@Component
class Projections {

    private final List<Projection> all;

    /// @throws IllegalStateException if two have the same name
    Projections(List<Projection> all) {
        var names = new HashSet<String>();
        for (var projection : all) {
            if (!names.add(projection.name())) {
                throw new IllegalStateException("two projections are called " + projection.name());
            }
        }
        this.all = List.copyOf(all);
    }

    List<Projection> all() {
        return all;
    }

    /// Whether a newer release has filled tables that this one knows in an older shape.
    boolean outdatedBy(ProjectionVersions versions) {
        return all.stream().anyMatch(projection -> versions.of(projection) > projection.version());
    }

    /// Hands the events to every projection, and every change to all of them.
    void apply(List<LoggedEvent> events) {
        var batches = begin(all, events);
        for (var event : events) {
            for (var batch : batches) {
                for (var change : batch.apply(event)) {
                    batches.forEach(listener -> listener.changed(change));
                }
            }
        }
        batches.forEach(Projection.Batch::flush);
    }

    /// Hands the events to some projections only and tells nobody of the changes.
    static void replay(Collection<Projection> some, List<LoggedEvent> events) {
        var batches = begin(some, events);
        for (var event : events) {
            batches.forEach(batch -> batch.apply(event));
        }
        batches.forEach(Projection.Batch::flush);
    }

    private static List<Projection.Batch> begin(Collection<Projection> projections, List<LoggedEvent> events) {
        return projections.stream().map(projection -> projection.begin(events)).toList();
    }
}
