package com.voepy.numbers.query.console;

import com.voepy.numbers.events.CarrierCallEvent.CarrierCalled;
import com.voepy.numbers.events.PhoneNumberEvent.NumberOrdered;
import com.voepy.numbers.events.PhoneNumberEvent.NumberPortStarted;
import com.voepy.numbers.events.PhoneNumberEvent.NumberPortedIn;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberId;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.query.audit.EventsShown;
import com.voepy.numbers.query.audit.EventsShown.Shown;
import com.voepy.numbers.query.view.PageRequest;
import com.voepy.numbers.query.webhook.DeliveryLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// A number's life on one axis: its own events, the money that moved for it, what was done at the carrier, the orders
/// and ports that it was part of, and what its tenants were told.
@Component
class Timeline {

    /// Of a number; two a month are fees.
    private static final int EVENTS_MAX = 1_000;

    /// Of each order that the number was in.
    private static final int EVENTS_OF_AN_ORDER_MAX = 250;

    /// Orders and ports, the latest.
    private static final int ORDERS_MAX = 20;

    /// Of each thing that is told about.
    private static final int DELIVERIES_MAX = 50;

    private final EventsShown events;
    private final DeliveryLog deliveries;

    Timeline(EventsShown events, DeliveryLog deliveries) {
        this.events = events;
        this.deliveries = deliveries;
    }

    /// Oldest first; what changed the number's own state bears its place on the slider, from 0.
    List<Entry> of(Viewer viewer, E164 number) {
        var own = events.first(viewer.sight(), Map.of("phone_number", number.value()), EVENTS_MAX);
        var orders = ordersIn(own);
        var all = new TreeMap<Long, Shown>();
        own.forEach(event -> all.put(event.logged().position(), event));
        orders.forEach(order -> ofOrder(viewer, order, number)
                .forEach(event -> all.put(event.logged().position(), event)));
        List<Entry> entries = new ArrayList<>();
        var point = 0;
        for (var event : all.values()) {
            var changesState = event.logged().stream().equals(Streams.number(number));
            var entry = Entry.of(event).onItsNumbersPage();
            entries.add(changesState ? entry.at(point++) : entry);
        }
        if (viewer.may(ApiKeyScope.WEBHOOKS_READ) || viewer.isAuditor()) {
            Stream.concat(tenuresIn(own).stream(), orders.stream())
                    .flatMap(resource -> told(viewer, resource))
                    .forEach(entries::add);
        }
        // Stable, so that what happened within a millisecond stays in the log's order.
        entries.sort(Comparator.comparing(Entry::at));
        return entries;
    }

    private Stream<Shown> ofOrder(Viewer viewer, UUID order, E164 number) {
        return events.first(viewer.sight(), Map.of("resource_id", order.toString()), EVENTS_OF_AN_ORDER_MAX).stream()
                .filter(event -> isItsOwn(event, order, number))
                // Others in the same order have timelines of their own.
                .filter(event -> event.shown()
                        .data()
                        .path("e164")
                        .asString(number.value())
                        .equals(number.value()));
    }

    /// What the order went through, and what the carrier was asked about it.
    private static boolean isItsOwn(Shown event, UUID order, E164 number) {
        return event.logged().event() instanceof CarrierCalled call
                ? call.phoneNumbers().isEmpty() || call.phoneNumbers().contains(number)
                : Set.of(Streams.order(order), Streams.port(order)).contains(event.logged().stream());
    }

    private Stream<Entry> told(Viewer viewer, UUID resource) {
        var page = new PageRequest("timeline", DELIVERIES_MAX, Long.MAX_VALUE);
        return deliveries.page(viewer.sight(), Map.of("resource_id", resource), page).data().stream()
                .flatMap(delivery -> Told.of(delivery).stream());
    }

    private static List<UUID> ordersIn(List<Shown> events) {
        Set<UUID> orders = new LinkedHashSet<>();
        for (var event : events) {
            switch (event.logged().event()) {
                case NumberOrdered e -> orders.add(e.orderId());
                case NumberPortStarted e -> orders.add(e.portingOrderId());
                case NumberPortedIn e -> orders.add(e.portingOrderId());
                default -> {}
            }
        }
        return orders.stream().skip(Math.max(0, orders.size() - ORDERS_MAX)).toList();
    }

    private static List<UUID> tenuresIn(List<Shown> events) {
        return events.stream()
                .flatMap(event -> switch (event.logged().event()) {
                    case NumberOrdered e -> Stream.of(e.numberId());
                    case NumberPortedIn e -> Stream.of(e.numberId());
                    default -> Stream.<UUID>empty();
                })
                .distinct()
                .sorted(Comparator.comparing(id -> NumberId.of(id).tenure()))
                .toList();
    }
}
