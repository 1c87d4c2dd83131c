package com.voepy.numbers.query.view;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What became of something between two instants.
///
/// @param to the later instant. Defaults to the present, or to the time of the latest event if that is later because a
///     node's clock ran ahead
/// @param then what it was at the earlier instant, or null if it was not there
/// @param now what it was at the later one, or null if it was not there any more
/// @param events a page of what happened in between, oldest first
public record Between<S>(
        Instant from,
        Instant to,
        @Nullable S then,
        @Nullable S now,
        Page<Moment<S>> events) {

    /// Empty if nothing had happened by the later instant.
    public static <S> Optional<Between<S>> of(Past<S> past, Period period, OldestFirst page, Instant present) {
        var from = period.from();
        var to = period.to();
        return past.last(to)
                .map(last -> new Between<>(
                        from,
                        to == null ? latest(latest(from, present), last.latest()) : to,
                        past.at(from).orElse(null),
                        last.after(),
                        past.page(page, from, last)));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
