package com.voepy.numbers.query.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What became of a resource between two instants.
///
/// @param id of the resource
/// @param from the earlier instant; what happened then is not among the events
/// @param to the later instant; what happened then is among them
/// @param changes members that differ between the two, by name; all that there are, where it was not there yet
/// @param events what happened in between, oldest first: a page of its history
/// @param meta of the page of events
public record Diff(
        UUID id, Instant from, Instant to, Map<String, Change> changes, List<HistoryEntry> events, Page.Meta meta) {

    static <R> Diff of(UUID id, Between<R> between) {
        var events = between.events().map(HistoryEntry::of);
        return new Diff(
                id,
                between.from(),
                between.to(),
                Change.between(between.then(), between.now()),
                events.data(),
                events.meta());
    }
}
