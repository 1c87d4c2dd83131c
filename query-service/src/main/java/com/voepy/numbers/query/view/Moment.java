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
public record Moment<S>(
        LoggedEvent cause, @Nullable S before, @Nullable S after) {

    /// What something is after one more event.
    @FunctionalInterface
    public interface Fold<S> {

        @Nullable
        S after(@Nullable S before, LoggedEvent event);
    }

    /// A life, folded as it is read.
    public static <S> Stream<Moment<S>> of(Stream<LoggedEvent> events, Fold<S> fold) {
        return events.gather(Gatherer.<LoggedEvent, Folding<S>, Moment<S>>ofSequential(
                () -> new Folding<>(fold), (folding, event, moments) -> moments.push(folding.next(event))));
    }

    /// Those up to an instant. Times rise with the log, but not strictly: whatever comes after an event that is
    /// later than the instant is later too, so that what is shown did once stand so.
    public static <S> Stream<Moment<S>> until(Instant instant, Stream<Moment<S>> life) {
        return life.takeWhile(moment -> !moment.isAfter(instant));
    }

    /// What it all came to; empty if it is not there, or not there any more.
    public static <S> Optional<S> last(Stream<Moment<S>> life) {
        return life.reduce((_, later) -> later).flatMap(moment -> Optional.ofNullable(moment.after));
    }

    boolean isAfter(Instant instant) {
        return cause.occurredAt().isAfter(instant);
    }

    private static final class Folding<S> {

        private final Fold<S> fold;
        private @Nullable S current;

        Folding(Fold<S> fold) {
            this.fold = fold;
        }

        Moment<S> next(LoggedEvent event) {
            var before = current;
            current = fold.after(before, event);
            return new Moment<>(event, before, current);
        }
    }
}
