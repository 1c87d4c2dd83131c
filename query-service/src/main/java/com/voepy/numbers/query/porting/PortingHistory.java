package com.voepy.numbers.query.porting;

import com.voepy.numbers.events.EventTypes;
import com.voepy.numbers.events.PortingOrderEvent;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.privacy.Unsealer;
import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.query.view.Change;
import com.voepy.numbers.query.view.RawJson;
import com.voepy.numbers.resource.PortingOrderResource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What happened to porting orders, told by the same fold that the list is made with.
@Component
class PortingHistory {

    private final EventLog log;
    private final Unsealer unsealer;

    /// One event, and what it changed.
    ///
    /// @param sequence place in the order's stream, from 0
    /// @param actor id of the API key that asked, or `system:<process>`
    /// @param changes members of the porting order by name; empty where the event shows on none
    record Entry(
            long sequence,
            String type,
            Instant occurredAt,
            @Nullable String actor,
            @Nullable String requestId,
            @Nullable String idempotencyKey,
            Map<String, Change> changes) {}

    PortingHistory(EventLog log, Unsealer unsealer) {
        this.log = log;
        this.unsealer = unsealer;
    }

    /// The events in order; empty if there is no such order of that tenant.
    List<Entry> of(UUID tenantId, UUID id) {
        List<Entry> entries = new ArrayList<>();
        PortingOrderResource order = null;
        for (var logged : log.ofStream(Streams.port(id))) {
            if (!(logged.event() instanceof PortingOrderEvent event)
                    || !event.tenantId().equals(tenantId)) {
                return List.of();
            }
            var after = PortingOrderResource.after(order, event, logged.occurredAt());
            entries.add(new Entry(
                    logged.sequence(),
                    EventTypes.nameOf(event.getClass()),
                    logged.occurredAt(),
                    logged.metadata().actor(),
                    logged.metadata().requestId(),
                    logged.metadata().idempotencyKey(),
                    Change.between(order, after)));
            order = after;
        }
        return entries;
    }

    List<RawJson> opened(List<Entry> entries) {
        var texts = entries.stream()
                .map(entry -> WireJson.mapper().writeValueAsString(entry))
                .toList();
        return unsealer.openAll(texts).stream()
                .map(opened -> new RawJson(opened.json()))
                .toList();
    }
}
