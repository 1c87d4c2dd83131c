package com.voepy.numbers.query.number;

import com.voepy.numbers.events.EventTypes;
import com.voepy.numbers.events.PhoneNumberEvent;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.query.view.Between;
import com.voepy.numbers.query.view.Change;
import com.voepy.numbers.query.view.FoldedLife;
import com.voepy.numbers.query.view.Folding;
import com.voepy.numbers.query.view.Moment;
import com.voepy.numbers.query.view.OldestFirst;
import com.voepy.numbers.query.view.Page;
import com.voepy.numbers.query.view.Past;
import com.voepy.numbers.query.view.Pasts;
import com.voepy.numbers.query.view.Period;
import com.voepy.numbers.resource.PhoneNumberResource;
import java.time.Instant;
import java.time.InstantSource;
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
class NumbersOnRecord implements Folding {

    private static final String NUMBER = "number";

    private final Pasts pasts;
    private final InstantSource clock;

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
            Map<String, Change> changes) {

        private static Entry of(Moment<Known> moment) {
            var logged = moment.cause();
            var event = (PhoneNumberEvent) logged.event();
            var metadata = logged.metadata();
            return new Entry(
                    logged.sequence(),
                    EventTypes.nameOf(event.getClass()),
                    logged.occurredAt(),
                    event.tenantId(),
                    Tenure.idOf(event),
                    metadata.actor(),
                    metadata.requestId(),
                    metadata.idempotencyKey(),
                    changes(event, Known.or(moment.before(), event), Known.or(moment.after(), event)));
        }

        private static Map<String, Change> changes(PhoneNumberEvent event, Known before, Known after) {
            var tenure = Tenure.idOf(event);
            return tenure == null
                    ? members(before.number, after.number, null, null)
                    : members(before.number, after.number, before.tenures.get(tenure), after.tenures.get(tenure));
        }
    }

    /// What became of a number between two instants.
    ///
    /// @param from the earlier instant; what happened then is not among the events
    /// @param to the later instant; what happened then is among them
    /// @param changes members that differ between the two, by name: those of its record and those
    ///     of its last tenure
    /// @param events what happened in between, oldest first: a page of its history
    /// @param meta of the page of events
    record Diff(
            E164 phoneNumber,
            Instant from,
            Instant to,
            Map<String, Change> changes,
            List<Entry> events,
            Page.Meta meta) {

        private static Diff of(E164 e164, Between<Known> between) {
            var then = between.then() == null ? null : between.then().number;
            var now = between.now() == null ? null : between.now().number;
            var events = between.events().map(Entry::of);
            return new Diff(
                    e164,
                    between.from(),
                    between.to(),
                    members(then, now, then == null ? null : then.number(), now == null ? null : now.number()),
                    events.data(),
                    events.meta());
        }
    }

    /// A number with every tenure that it had.
    record Known(NumberOnRecord number, Map<UUID, PhoneNumberResource> tenures) {

        private static Known or(@Nullable Known known, PhoneNumberEvent event) {
            return known == null ? new Known(NumberOnRecord.untouched(event.e164()), Map.of()) : known;
        }

        static Known after(@Nullable Known before, LoggedEvent logged) {
            var event = (PhoneNumberEvent) logged.event();
            var known = or(before, event);
            return new Known(
                    known.number.after(event, logged.occurredAt()), known.tenuresAfter(event, logged.occurredAt()));
        }

        private Map<UUID, PhoneNumberResource> tenuresAfter(PhoneNumberEvent event, Instant at) {
            var tenure = Tenure.idOf(event);
            var before = tenure == null ? null : tenures.get(tenure);
            var after = PhoneNumberResource.after(before, event, at);
            if (tenure == null || after == null || after.equals(before)) {
                return tenures;
            }
            var all = new HashMap<>(tenures);
            all.put(tenure, after);
            return all;
        }
    }

    NumbersOnRecord(Pasts pasts, InstantSource clock) {
        this.pasts = pasts;
        this.clock = clock;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<FoldedLife<?>> livesOf(LoggedEvent event) {
        return event.event() instanceof PhoneNumberEvent e ? List.of(life(e.e164())) : List.of();
    }

    /// The number as it is, or as it stood at an instant; empty if nothing had happened to it.
    ///
    /// @param asOf null for now
    Optional<NumberOnRecord> at(E164 e164, @Nullable Instant asOf) {
        return past(e164).at(asOf).map(Known::number);
    }

    /// A page of everything that happened to the number, oldest first; an empty one if nothing did.
    Page<Entry> history(E164 e164, OldestFirst page) {
        return past(e164).page(page).map(Entry::of);
    }

    /// What differs between the number at one instant and at another; empty if nothing had happened to it by the later.
    Optional<Diff> diff(E164 e164, Period period, OldestFirst page) {
        return Between.of(past(e164), period, page, clock.instant()).map(between -> Diff.of(e164, between));
    }

    private Past<Known> past(E164 e164) {
        return pasts.of(life(e164));
    }

    private static FoldedLife<Known> life(E164 e164) {
        return new FoldedLife<>(
                "numbers_on_record/" + e164, Streams.number(e164), _ -> true, Known::after, Known.class);
    }

    /// The tenure is told member by member.
    private static Map<String, Change> members(
            @Nullable NumberOnRecord before,
            @Nullable NumberOnRecord after,
            @Nullable PhoneNumberResource tenureBefore,
            @Nullable PhoneNumberResource tenureAfter) {
        var changes = new LinkedHashMap<>(Change.between(before, after));
        changes.remove(NUMBER);
        changes.putAll(Change.between(tenureBefore, tenureAfter));
        return changes;
    }
}
