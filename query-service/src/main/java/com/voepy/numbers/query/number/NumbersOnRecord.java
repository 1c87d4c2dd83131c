package com.voepy.numbers.query.number;

import com.voepy.numbers.events.EventTypes;
import com.voepy.numbers.events.PhoneNumberEvent;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.query.view.Change;
import com.voepy.numbers.resource.PhoneNumberResource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the log knows of a phone number, across all tenants and tenures.
@Component
class NumbersOnRecord {

    private static final String NUMBER = "number";

    private final EventLog log;

    /// One event of a number, and what it changed.
    ///
    /// @param sequence place in the number's stream, from 0
    /// @param type for example `NumberReleased`, see `docs/events.md`
    /// @param tenantId whom it is about
    /// @param numberId the tenure that it belongs to, or null for what happens between tenures
    /// @param actor id of the API key that asked, or `system:<process>`
    /// @param requestId the request that it all began with, or null if none did
    /// @param changes members of the number's record, and those of the event's own tenure, by name
    record Entry(
            long sequence,
            String type,
            Instant occurredAt,
            UUID tenantId,
            @Nullable UUID numberId,
            @Nullable String actor,
            @Nullable String requestId,
            @Nullable String idempotencyKey,
            Map<String, Change> changes) {}

    NumbersOnRecord(EventLog log) {
        this.log = log;
    }

    /// The number as it stood at an instant; empty if nothing had happened to it.
    ///
    /// @param instant null for now
    Optional<NumberOnRecord> at(E164 e164, @Nullable Instant instant) {
        NumberOnRecord number = null;
        for (var logged : events(e164)) {
            if (instant == null || !logged.occurredAt().isAfter(instant)) {
                number = (number == null ? NumberOnRecord.untouched(e164) : number)
                        .after((PhoneNumberEvent) logged.event(), logged.occurredAt());
            }
        }
        return Optional.ofNullable(number);
    }

    /// Everything that happened to the number, oldest first; empty if nothing did.
    List<Entry> history(E164 e164) {
        List<Entry> entries = new ArrayList<>();
        Map<UUID, PhoneNumberResource> tenures = new HashMap<>();
        var number = NumberOnRecord.untouched(e164);
        for (var logged : events(e164)) {
            var event = (PhoneNumberEvent) logged.event();
            var after = number.after(event, logged.occurredAt());
            var changes = new LinkedHashMap<>(Change.between(number, after));
            // Told member by member.
            changes.remove(NUMBER);
            var tenure = Tenure.idOf(event);
            if (tenure != null) {
                changes.putAll(changesOf(tenures, tenure, event, logged.occurredAt()));
            }
            entries.add(entry(logged, event, tenure, changes));
            number = after;
        }
        return entries;
    }

    private static Map<String, Change> changesOf(
            Map<UUID, PhoneNumberResource> tenures, UUID tenure, PhoneNumberEvent event, Instant at) {
        var before = tenures.get(tenure);
        var after = PhoneNumberResource.after(before, event, at);
        if (after != null) {
            tenures.put(tenure, after);
        }
        return Change.between(before, after);
    }

    private static Entry entry(
            LoggedEvent logged, PhoneNumberEvent event, @Nullable UUID tenure, Map<String, Change> changes) {
        var metadata = logged.metadata();
        return new Entry(
                logged.sequence(),
                EventTypes.nameOf(event.getClass()),
                logged.occurredAt(),
                event.tenantId(),
                tenure,
                metadata.actor(),
                metadata.requestId(),
                metadata.idempotencyKey(),
                changes);
    }

    private List<LoggedEvent> events(E164 e164) {
        return log.ofStream(Streams.number(e164));
    }
}
