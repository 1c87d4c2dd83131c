package com.voepy.numbers.query.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What became of something between two instants.
///
/// @param to the later instant. Where none was asked for it is the present, or later where an event says so: clocks of
///     nodes differ, and what is counted must have been by then
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
    public static <S> Optional<Between<S>> of(
            Stream<Moment<S>> life, Period period, OldestFirst page, Instant present) {
        var to = period.to();
        var moments = (to == null ? life : Moment.until(to, life)).iterator();
        if (!moments.hasNext()) {
            return Optional.empty();
        }
        S then = null;
        S now = null;
        var latest = present.isAfter(period.from()) ? present : period.from();
        var passed = false;
        List<Moment<S>> events = new ArrayList<>();
        while (moments.hasNext()) {
            var moment = moments.next();
            passed |= moment.isAfter(period.from());
            now = moment.after();
            if (!passed) {
                then = now;
            } else if (page.wants(moment.cause().sequence()) && events.size() <= page.limit()) {
                events.add(moment);
            }
            latest = moment.isAfter(latest) ? moment.cause().occurredAt() : latest;
        }
        return Optional.of(new Between<>(
                period.from(),
                to == null ? latest : to,
                then,
                now,
                page.of(events.stream(), moment -> moment.cause().sequence())));
    }
}
