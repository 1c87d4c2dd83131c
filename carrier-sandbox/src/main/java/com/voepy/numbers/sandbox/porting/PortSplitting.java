package com.voepy.numbers.sandbox.porting;

import com.voepy.numbers.sandbox.SandboxProperties;
import com.voepy.numbers.sandbox.document.Documents;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Moves the numbers that the losing carrier wants to port apart from the others to an order of their own.
@Component
class PortSplitting {

    private final PortingOrderStore orders;
    private final Documents documents;
    private final PortingEvents events;
    private final JsonMapper json;
    private final Duration businessDay;

    PortSplitting(
            PortingOrderStore orders,
            Documents documents,
            PortingEvents events,
            JsonMapper json,
            SandboxProperties properties) {
        this.orders = orders;
        this.documents = documents;
        this.events = events;
        this.json = json;
        this.businessDay = properties.businessDay();
    }

    /// @param order which the losing carrier is about to answer, or another one: that stays as it is
    /// @return what is left of it
    PortingOrder split(PortingOrder order, Instant now) {
        var apart = order.numbers().stream()
                .filter(number -> PortMagic.of(number.phoneNumber()) == PortMagic.SPLIT)
                .toList();
        if (order.status() != PortStatus.SUBMITTED
                || apart.isEmpty()
                || apart.size() == order.numbers().size()) {
            return order;
        }
        var dueAt = Objects.requireNonNull(order.dueAt()).plus(PortingChanges.step(order, businessDay));
        var other = order.split(UUID.randomUUID(), apart, now, dueAt);
        orders.insertSplit(other);
        documents.link(other.id(), documents.present(other.form().documents()));
        var payload = json.createObjectNode();
        payload.putObject("from").put("id", order.id().toString());
        payload.putObject("to").put("id", other.id().toString());
        var moved = payload.putArray("porting_phone_numbers");
        apart.forEach(number -> moved.addObject().put("id", number.id().toString()));
        events.happened(order, PortingEvents.SPLIT, payload, now);
        return orders.find(order.id()).orElseThrow();
    }
}
