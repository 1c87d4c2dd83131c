package com.voepy.numbers.query.console;

import com.voepy.numbers.events.EventTypes;
import com.voepy.numbers.events.PhoneNumberEvent.NumberOrdered;
import com.voepy.numbers.events.PhoneNumberEvent.NumberPortStarted;
import com.voepy.numbers.events.PhoneNumberEvent.NumberPortedIn;
import com.voepy.numbers.kit.log.LoggedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// What a number's own stream tells, from its first event to its last, as far as somebody sees them.
///
/// @param points whatever changed the number's state, oldest first: the places on the slider, from 0
/// @param orders that it was in, ports among them, oldest first
/// @param tenures oldest first
record Course(List<Point> points, List<UUID> orders, List<UUID> tenures) {

    /// @param position in the log
    record Point(long position, Instant at, String title) {

        static Point of(LoggedEvent logged) {
            return new Point(
                    logged.position(),
                    logged.occurredAt(),
                    Words.ofType(EventTypes.nameOf(logged.event().getClass())));
        }

        /// What the slider says at this point.
        String label() {
            return "%s, %s".formatted(Words.time(at), title);
        }
    }

    Course {
        points = List.copyOf(points);
        orders = List.copyOf(orders);
        tenures = List.copyOf(tenures);
    }

    static Course of(Stream<LoggedEvent> events) {
        List<Point> points = new ArrayList<>();
        Set<UUID> orders = new LinkedHashSet<>();
        Set<UUID> tenures = new LinkedHashSet<>();
        events.forEach(logged -> {
            points.add(Point.of(logged));
            switch (logged.event()) {
                case NumberOrdered e -> {
                    orders.add(e.orderId());
                    tenures.add(e.numberId());
                }
                case NumberPortStarted e -> orders.add(e.portingOrderId());
                case NumberPortedIn e -> {
                    orders.add(e.portingOrderId());
                    tenures.add(e.numberId());
                }
                default -> {}
            }
        });
        return new Course(points, List.copyOf(orders), List.copyOf(tenures));
    }

    int last() {
        return points.size() - 1;
    }

    /// The place of the first point from a position of the log on; the last place if there is none.
    int placeFrom(long position) {
        var before = (int)
                points.stream().takeWhile(point -> point.position() < position).count();
        return Math.min(before, last());
    }
}
