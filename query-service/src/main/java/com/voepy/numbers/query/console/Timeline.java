package com.voepy.numbers.query.console;

import com.voepy.numbers.events.CarrierCallEvent.CarrierCalled;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.query.audit.Calls;
import com.voepy.numbers.query.audit.EventsShown;
import com.voepy.numbers.query.audit.EventsShown.Shown;
import com.voepy.numbers.query.balance.MoneyMoved;
import com.voepy.numbers.query.number.NumberCourses.Course;
import com.voepy.numbers.query.webhook.DeliveryLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What happened to something, on one axis: its own events, the money that moved for it, what was done at the carrier,
/// and, for a number, the orders and ports that it was part of and what its tenants were told.
///
/// Of a life that is too long for a page it shows a part, and says so. Calls to the carrier have a limit of their own:
/// a port is asked about for days, which must not hide what happened to it.
@Component
class Timeline {

    /// That name the number, or the order, and are no calls.
    private static final int EVENTS_MAX = 1_000;

    private static final int CALLS_MAX = 250;

    /// Of each order that the number was in.
    private static final int EVENTS_OF_AN_ORDER_MAX = 250;

    /// Orders and ports; and tenures. One less than a [Course] knows of, which tells whether that is all.
    private static final int ORDERS_MAX = Course.LATEST_MAX - 1;

    /// Of each thing that is told about.
    private static final int DELIVERIES_MAX = 50;

    private final EventsShown events;
    private final DeliveryLog deliveries;
    private final MoneyMoved money;

    /// The events that name a number, without calls.
    ///
    /// @param isWhole whether these are all of them, or the latest only
    record Named(List<Shown> events, boolean isWhole) {

        Named {
            events = List.copyOf(events);
        }

        /// Where in the log the axis begins.
        long from() {
            return isWhole ? 0 : events.getFirst().logged().position();
        }
    }

    /// @param entries oldest first
    /// @param extent what is left out of the events, in words; null if nothing is
    /// @param callsExtent what is left out of the calls to the carrier, in words; null if nothing is
    /// @param thinned whether something of the orders, or of what was told, is left out besides
    /// @param sum of all money that moved, whether or not it is among the entries
    record Axis(
            List<Entry> entries,
            @Nullable String extent,
            @Nullable String callsExtent,
            boolean thinned,
            Sum sum) {

        Axis {
            entries = List.copyOf(entries);
        }
    }

    Timeline(EventsShown events, DeliveryLog deliveries, MoneyMoved money) {
        this.events = events;
        this.deliveries = deliveries;
        this.money = money;
    }

    /// What an axis of a number begins with.
    Named named(Viewer viewer, E164 number) {
        // One more tells whether that is all.
        var found = events.latest(viewer.sight(), naming(number), Calls.NONE, EVENTS_MAX + 1);
        return new Named(latest(found, EVENTS_MAX), found.size() <= EVENTS_MAX);
    }

    /// @param course of the number, as the viewer sees it; null if nothing happened to the number itself
    Axis of(Viewer viewer, E164 number, Named named, @Nullable Course course) {
        var axis = new Growing(viewer, number, named);
        var orders = axis.latestOf(course == null ? List.of() : course.orders());
        axis.addOrders(orders);
        axis.addCalls(orders);
        if (viewer.may(ApiKeyScope.WEBHOOKS_READ) || viewer.isAuditor()) {
            var tenures = axis.latestOf(course == null ? List.of() : course.tenures());
            axis.addTold(Stream.concat(tenures.stream(), orders.stream()).toList());
        }
        return axis.grown();
    }

    /// What happened to an order or a port: the first events, with the request that began it, and the latest calls.
    Axis of(Viewer viewer, UUID resource) {
        var query = Map.of("resource_id", resource.toString());
        // One more of each tells whether that is all.
        var found = events.first(viewer.sight(), query, Calls.NONE, EVENTS_MAX + 1);
        var calls =
                seesCalls(viewer) ? events.latest(viewer.sight(), query, Calls.ONLY, CALLS_MAX + 1) : List.<Shown>of();
        var entries = Stream.concat(found.stream().limit(EVENTS_MAX), latest(calls, CALLS_MAX).stream())
                .map(Entry::of)
                .sorted(Comparator.comparing(Entry::position))
                .toList();
        var isWhole = found.size() <= EVENTS_MAX;
        return new Axis(
                entries,
                isWhole ? null : "Only the first %,d events are here.".formatted(EVENTS_MAX),
                callsExtent(calls.size() > CALLS_MAX),
                false,
                isWhole ? Sum.of(entries) : sum(viewer, resource.toString()));
    }

    private Sum sum(Viewer viewer, String name) {
        return Sum.of(money.naming(viewer.sight(), name));
    }

    private static Map<String, String> naming(E164 number) {
        return Map.of("phone_number", number.value());
    }

    /// Calls are the platform's own, so that no tenant finds any.
    private static boolean seesCalls(Viewer viewer) {
        return viewer.sight() == null;
    }

    private static @Nullable String callsExtent(boolean isCut) {
        return isCut ? "Of the calls to the carrier only the latest %,d are here.".formatted(CALLS_MAX) : null;
    }

    private static <T> List<T> latest(List<T> oldestFirst, int max) {
        return oldestFirst.subList(Math.max(0, oldestFirst.size() - max), oldestFirst.size());
    }

    private final class Growing {

        private final Viewer viewer;
        private final E164 number;
        private final Named named;
        private final Map<Long, Entry> happened = new TreeMap<>();
        private final List<Entry> told = new ArrayList<>();
        private boolean thinned;
        private boolean callsCut;

        Growing(Viewer viewer, E164 number, Named named) {
            this.viewer = viewer;
            this.number = number;
            this.named = named;
            add(named.events());
        }

        private void add(List<Shown> found) {
            found.forEach(event ->
                    happened.put(event.logged().position(), Entry.of(event).onItsNumbersPage()));
        }

        void addOrders(List<UUID> orders) {
            var streams = orders.stream()
                    .flatMap(order -> Stream.of(Streams.order(order), Streams.port(order)))
                    .collect(Collectors.toSet());
            var found = events.latestOfEach(
                    viewer.sight(),
                    orders,
                    Calls.NONE,
                    named.from(),
                    EVENTS_OF_AN_ORDER_MAX,
                    logged -> streams.contains(logged.stream()));
            thinned |= found.areMore();
            add(found.events().stream()
                    // Others in the same order have timelines of their own.
                    .filter(event -> event.shown()
                            .data()
                            .path("e164")
                            .asString(number.value())
                            .equals(number.value()))
                    .toList());
        }

        /// What the carrier was asked about the number, and about its orders as a whole.
        void addCalls(List<UUID> orders) {
            if (!seesCalls(viewer)) {
                return;
            }
            var own = events.latest(viewer.sight(), naming(number), Calls.ONLY, CALLS_MAX + 1);
            var ofOrders = events.latestOfEach(
                    viewer.sight(), orders, Calls.ONLY, named.from(), CALLS_MAX, this::isOfTheOrderAsAWhole);
            var calls = Stream.concat(own.stream(), ofOrders.events().stream())
                    .filter(call -> call.logged().position() >= named.from())
                    .sorted(Comparator.comparing(call -> call.logged().position()))
                    .toList();
            callsCut = calls.size() > CALLS_MAX || ofOrders.areMore();
            add(latest(calls, CALLS_MAX));
        }

        private boolean isOfTheOrderAsAWhole(LoggedEvent logged) {
            return logged.event() instanceof CarrierCalled call
                    && call.phoneNumbers().isEmpty();
        }

        void addTold(List<UUID> resources) {
            var found = deliveries.ofResources(viewer.sight(), resources, DELIVERIES_MAX);
            thinned |= found.areMore();
            var begin =
                    named.isWhole() ? null : named.events().getFirst().logged().occurredAt();
            found.deliveries().stream()
                    .flatMap(delivery -> Told.of(delivery).stream())
                    .filter(entry -> begin == null || !entry.at().isBefore(begin))
                    .forEach(told::add);
        }

        List<UUID> latestOf(List<UUID> oldestFirst) {
            thinned |= oldestFirst.size() > ORDERS_MAX;
            return latest(oldestFirst, ORDERS_MAX);
        }

        Axis grown() {
            // Stable, so that what happened within a millisecond stays in the log's order.
            var entries = Stream.concat(happened.values().stream(), told.stream())
                    .sorted(Comparator.comparing(Entry::at))
                    .toList();
            return new Axis(
                    entries,
                    named.isWhole() ? null : extent(named.events().getFirst()),
                    callsExtent(callsCut),
                    thinned,
                    named.isWhole() ? Sum.of(entries) : sum(viewer, number.value()));
        }

        private static String extent(Shown first) {
            return "Only the latest %,d events that name this number are here, from %s UTC on."
                    .formatted(EVENTS_MAX, Words.time(first.shown().occurredAt()));
        }
    }
}
