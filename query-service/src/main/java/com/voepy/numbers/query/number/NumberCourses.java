package com.voepy.numbers.query.number;

import com.voepy.numbers.events.EventTypes;
import com.voepy.numbers.events.PhoneNumberEvent;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.query.view.FoldedLife;
import com.voepy.numbers.query.view.Folding;
import com.voepy.numbers.query.view.Moment;
import com.voepy.numbers.query.view.Past;
import com.voepy.numbers.query.view.Pasts;
import com.voepy.numbers.query.view.RawJson;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The life of a number event by event, as a tenant or an auditor sees it, and how the number stood after each: for a
/// tenant the tenure that it had last by then, for an auditor the number's record. Both are folded by what `?as_of=`
/// is folded by; but events of one command share their millisecond, and here each of them has a place of its own.
///
/// Everywhere here `tenantId` is the tenant that asks, or null for an auditor.
@Component
public class NumberCourses implements Folding {

    /// Places to either side of one that is looked at long before the end of a life.
    private static final int AROUND = 500;

    private final Pasts pasts;

    /// An event of the number.
    ///
    /// @param place among those that are seen, from 0
    /// @param position in the log
    /// @param type for example `NumberReleased`
    public record Point(int place, long position, Instant at, String type) {

        private static Point of(Moment<CourseSoFar> moment) {
            var cause = moment.cause();
            return new Point(
                    NumberCourses.place(moment),
                    cause.position(),
                    cause.occurredAt(),
                    EventTypes.nameOf(cause.event().getClass()));
        }
    }

    /// How the number stood when an event had happened.
    ///
    /// @param tenure that is shown to a tenant: the event's own, else the one before; null if there was none yet
    /// @param before as it was without the event; empty if it was not there
    /// @param now as it was with it
    /// @param isLast whether nothing came after
    /// @param isAsOf whether `?as_of=` the event's time answers the same: nothing else happened in that millisecond
    public record Standing(
            Point point,
            @Nullable UUID tenure,
            Optional<RawJson> before,
            Optional<RawJson> now,
            boolean isLast,
            boolean isAsOf) {}

    /// A life, or the part of it that is looked at.
    ///
    /// @param points of that part, oldest first
    /// @param last place of the last event of all
    /// @param orders the latest that the number was in, ports among them, oldest first
    /// @param tenures the latest that it had, oldest first
    public record Course(List<Point> points, Standing standing, int last, List<UUID> orders, List<UUID> tenures) {

        /// The most that is kept, of orders and of tenures.
        public static final int LATEST_MAX = CourseSoFar.LATEST_MAX;

        public Course {
            points = List.copyOf(points);
            orders = List.copyOf(orders);
            tenures = List.copyOf(tenures);
        }
    }

    NumberCourses(Pasts pasts) {
        this.pasts = pasts;
    }

    @Override
    public int version() {
        return 1;
    }

    /// The number's life as its tenant sees it, and as auditors do.
    @Override
    public List<FoldedLife<?>> livesOf(LoggedEvent event) {
        return event.event() instanceof PhoneNumberEvent e
                ? List.of(life(null, e.e164()), life(e.tenantId(), e.e164()))
                : List.of();
    }

    /// The life from a position of the log on; the part around a place, where that lies before.
    ///
    /// @param from position
    /// @param at place of the standing; the last one if it is null or there is none such
    /// @return empty if nothing happened to the number that may be seen
    public Optional<Course> course(@Nullable UUID tenantId, E164 e164, long from, @Nullable Integer at) {
        var past = past(tenantId, e164);
        var wanted = wanted(at);
        var moments = past.since(moment -> moment.cause().position() < from && place(moment) <= wanted - AROUND)
                .takeWhile(moment -> moment.cause().position() >= from || place(moment) <= wanted + AROUND)
                .toList();
        if (moments.isEmpty()) {
            return Optional.empty();
        }
        var shown = moments.get(indexOf(moments, wanted));
        var end = moments.getLast();
        var last = place(end) == wanted + AROUND ? past.last(null).orElse(end) : end;
        var isInPart = shown.cause().position() >= from;
        return Optional.of(new Course(
                moments.stream()
                        .filter(moment ->
                                isInPart ? moment.cause().position() >= from : place(moment) >= place(shown) - AROUND)
                        .map(Point::of)
                        .toList(),
                standing(tenantId, moments, wanted),
                place(last),
                soFar(last).orders(),
                soFar(last).tenures()));
    }

    /// How it stood at one place of its life.
    ///
    /// @param at as of [#course]
    public Optional<Standing> standing(@Nullable UUID tenantId, E164 e164, @Nullable Integer at) {
        var wanted = wanted(at);
        var moments = past(tenantId, e164)
                .since(moment -> place(moment) <= wanted)
                // One more tells whether that is the last.
                .takeWhile(moment -> place(moment) <= wanted + 1)
                .toList();
        return moments.isEmpty() ? Optional.empty() : Optional.of(standing(tenantId, moments, wanted));
    }

    /// The tenure that the number had last by an instant; empty if it had none yet.
    Optional<UUID> tenure(@Nullable UUID tenantId, E164 e164, Instant instant) {
        return past(tenantId, e164).at(instant).flatMap(course -> Optional.ofNullable(course.tenure()));
    }

    /// A place that there may be; far behind all of them if it is left out.
    private static long wanted(@Nullable Integer at) {
        return at == null || at < 0 ? Integer.MAX_VALUE : at;
    }

    /// @param moments without gaps, oldest first
    private static Standing standing(@Nullable UUID tenantId, List<Moment<CourseSoFar>> moments, long wanted) {
        var index = indexOf(moments, wanted);
        var shown = moments.get(index);
        var next = index + 1 < moments.size() ? moments.get(index + 1) : null;
        var at = shown.cause().occurredAt();
        var tenure = soFar(shown).tenure();
        return new Standing(
                Point.of(shown),
                tenure,
                Optional.ofNullable(shown.before()).flatMap(before -> json(before.seen(tenantId, tenure))),
                json(soFar(shown).seen(tenantId, tenure)),
                next == null,
                !shown.latest().isAfter(at) && (next == null || next.latest().isAfter(at)));
    }

    private static int indexOf(List<Moment<CourseSoFar>> moments, long wanted) {
        return (int) Math.clamp(wanted - place(moments.getFirst()), 0, moments.size() - 1L);
    }

    private Past<CourseSoFar> past(@Nullable UUID tenantId, E164 e164) {
        return pasts.of(life(tenantId, e164));
    }

    private static FoldedLife<CourseSoFar> life(@Nullable UUID tenantId, E164 e164) {
        return new FoldedLife<>(
                "number_courses/%s/%s".formatted(tenantId == null ? "all" : tenantId, e164),
                Streams.number(e164),
                logged -> isSeen(tenantId, logged),
                CourseSoFar::after,
                CourseSoFar.class);
    }

    private static boolean isSeen(@Nullable UUID tenantId, LoggedEvent logged) {
        return tenantId == null
                || ((PhoneNumberEvent) logged.event()).tenantId().equals(tenantId);
    }

    private static Optional<RawJson> json(@Nullable Object state) {
        return Optional.ofNullable(state)
                .map(there -> new RawJson(WireJson.mapper().writeValueAsString(there)));
    }

    private static int place(Moment<CourseSoFar> moment) {
        return soFar(moment).place();
    }

    private static CourseSoFar soFar(Moment<CourseSoFar> moment) {
        return Objects.requireNonNull(moment.after());
    }
}
