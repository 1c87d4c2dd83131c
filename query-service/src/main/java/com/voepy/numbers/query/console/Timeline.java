package com.voepy.numbers.query.console;

import com.voepy.numbers.events.CarrierCallEvent.CarrierCalled;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.query.audit.EventsShown;
import com.voepy.numbers.query.audit.EventsShown.Shown;
import com.voepy.numbers.query.view.PageRequest;
import com.voepy.numbers.query.webhook.DeliveryLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A number's life on one axis: its own events, the money that moved for it, what was done at the carrier, the orders
/// and ports that it was part of, and what its tenants were told.
///
/// Of a life that is too long for a page it shows the end, and says so.
@Component
class Timeline {

    /// That name the number.
    private static final int EVENTS_MAX = 1_000;

    /// Of each order that the number was in.
    private static final int EVENTS_OF_AN_ORDER_MAX = 250;

    /// Orders and ports; and tenures.
    private static final int ORDERS_MAX = 20;

    /// Of each thing that is told about.
    private static final int DELIVERIES_MAX = 50;

    private final EventsShown events;
    private final DeliveryLog deliveries;

    /// @param entries oldest first
    /// @param begin what the axis begins with, as events before it are left out; null if none is
    /// @param thinned whether something of the orders, or of what was told, is left out after that
    record Axis(List<Entry> entries, @Nullable Entry begin, boolean thinned) {

        Axis {
            entries = List.copyOf(entries);
        }

        /// Whether all events that name the number are there, and with them all money that moved for it.
        public boolean isWhole() {
            return begin == null;
        }

        /// What is there of the events that name the number.
        public String extent() {
            return begin == null
                    ? "All events that name this number are here."
                    : "Only the latest %,d events that name this number are here, from %s UTC on."
                            .formatted(EVENTS_MAX, Words.time(begin.at()));
        }

        /// Where in the log it begins.
        long from() {
            return begin == null ? 0 : begin.position();
        }
    }

    Timeline(EventsShown events, DeliveryLog deliveries) {
        this.events = events;
        this.deliveries = deliveries;
    }

    /// @param course of the number, as the viewer sees it
    Axis of(Viewer viewer, E164 number, Course course) {
        // One more tells whether that is all.
        var named = events.latest(viewer.sight(), Map.of("phone_number", number.value()), EVENTS_MAX + 1);
        var own = latest(named, EVENTS_MAX);
        var axis = new Growing(viewer, number, named.size() > EVENTS_MAX ? Entry.of(own.getFirst()) : null);
        axis.add(own);
        var orders = axis.latestOf(course.orders(), ORDERS_MAX);
        orders.forEach(axis::addOrder);
        if (viewer.may(ApiKeyScope.WEBHOOKS_READ) || viewer.isAuditor()) {
            Stream.concat(axis.latestOf(course.tenures(), ORDERS_MAX).stream(), orders.stream())
                    .forEach(axis::addTold);
        }
        return axis.grown();
    }

    private static <T> List<T> latest(List<T> oldestFirst, int max) {
        return oldestFirst.subList(Math.max(0, oldestFirst.size() - max), oldestFirst.size());
    }

    private final class Growing {

        private final Viewer viewer;
        private final E164 number;
        private final @Nullable Entry begin;
        private final Map<Long, Entry> happened = new TreeMap<>();
        private final List<Entry> told = new ArrayList<>();
        private boolean thinned;

        Growing(Viewer viewer, E164 number, @Nullable Entry begin) {
            this.viewer = viewer;
            this.number = number;
            this.begin = begin;
        }

        void add(List<Shown> found) {
            found.forEach(event ->
                    happened.put(event.logged().position(), Entry.of(event).onItsNumbersPage()));
        }

        void addOrder(UUID order) {
            var query = Map.of("resource_id", order.toString());
            var found =
                    latestOf(events.latest(viewer.sight(), query, EVENTS_OF_AN_ORDER_MAX + 1), EVENTS_OF_AN_ORDER_MAX);
            add(found.stream()
                    .filter(event -> begin == null || event.logged().position() >= begin.position())
                    .filter(event -> isItsOwn(event, order, number))
                    // Others in the same order have timelines of their own.
                    .filter(event -> event.shown()
                            .data()
                            .path("e164")
                            .asString(number.value())
                            .equals(number.value()))
                    .toList());
        }

        void addTold(UUID resource) {
            var page = deliveries.page(
                    viewer.sight(),
                    Map.of("resource_id", resource),
                    new PageRequest("timeline", DELIVERIES_MAX, Long.MAX_VALUE));
            thinned |= page.meta().nextCursor() != null;
            page.data().stream()
                    .flatMap(delivery -> Told.of(delivery).stream())
                    .filter(entry -> begin == null || !entry.at().isBefore(begin.at()))
                    .forEach(told::add);
        }

        <T> List<T> latestOf(List<T> oldestFirst, int max) {
            thinned |= oldestFirst.size() > max;
            return latest(oldestFirst, max);
        }

        Axis grown() {
            // Stable, so that what happened within a millisecond stays in the log's order.
            var entries = Stream.concat(happened.values().stream(), told.stream())
                    .sorted(Comparator.comparing(Entry::at))
                    .toList();
            return new Axis(entries, begin, thinned);
        }
    }

    /// What the order went through, and what the carrier was asked about it.
    private static boolean isItsOwn(Shown event, UUID order, E164 number) {
        return event.logged().event() instanceof CarrierCalled call
                ? call.phoneNumbers().isEmpty() || call.phoneNumbers().contains(number)
                : Set.of(Streams.order(order), Streams.port(order)).contains(event.logged().stream());
    }
}
