package com.voepy.numbers.query.view;

import com.voepy.numbers.kit.log.LoggedEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Gatherer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One event in the life of something, and what it made of it.
///
/// @param before null if it was not there yet
/// @param after null if it is not there, or not there any more
/// @param latest the time of the event, or of one before it that is later: times rise with the log, but not strictly.
///     As of an instant those count whose `latest` is not after it, so that what is shown did once stand so
public record Moment<S>(
        LoggedEvent cause, @Nullable S before, @Nullable S after, Instant latest) {

    /// What something is after one more event.
    @FunctionalInterface
    public interface Fold<S> {

        @Nullable
        S after(@Nullable S before, LoggedEvent event);
    }

    /// A life, folded as it is read.
    ///
    /// @param from the moment after which the events go on, or null from its beginning
    static <S> Stream<Moment<S>> of(Stream<LoggedEvent> events, Fold<S> fold, @Nullable Moment<S> from) {
        return events.gather(Gatherer.<LoggedEvent, Folding<S>, Moment<S>>ofSequential(
                () -> new Folding<>(fold, from), (folding, event, moments) -> moments.push(folding.next(event))));
    }

    boolean isAfter(Instant instant) {
        return latest.isAfter(instant);
    }

    /// What it is after that; empty if it is not there, or not there any more.
    Optional<S> outcome() {
        return Optional.ofNullable(after);
    }

    private static final class Folding<S> {

        private final Fold<S> fold;
        private @Nullable S current;
        private Instant latest;

        Folding(Fold<S> fold, @Nullable Moment<S> from) {
            this.fold = fold;
            this.current = from == null ? null : from.after;
            this.latest = from == null ? Instant.MIN : from.latest;
        }

        Moment<S> next(LoggedEvent event) {
            var before = current;
            current = fold.after(before, event);
            latest = event.occurredAt().isAfter(latest) ? event.occurredAt() : latest;
            return new Moment<>(event, before, current, latest);
        }
    }
}
