package com.voepy.numbers.query.audit;

import com.voepy.numbers.events.BalanceEvent;
import com.voepy.numbers.events.CarrierCallEvent.CarrierCalled;
import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.log.EventMetadata;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.query.audit.ChainResource.CarrierCall;
import com.voepy.numbers.query.audit.ChainResource.Cause;
import com.voepy.numbers.query.audit.ChainResource.Command;
import com.voepy.numbers.query.audit.ChainResource.Debit;
import com.voepy.numbers.query.audit.ChainResource.Webhook;
import com.voepy.numbers.query.webhook.Tellings;
import com.voepy.numbers.resource.TransactionResource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// From the id of a request to everything that it set off: the events of the log that carry the id, the calls to the
/// carrier among them, and the webhooks that tell of them.
///
/// Clients choose request ids, so that two tenants may use the same one: what is whose is never mixed.
@Component
public class Chains {

    /// Of one request id. A large order sets off some hundred events; more than that is a client that says the same
    /// id again and again.
    static final int EVENTS_MAX = 1_000;

    private final EventSearch search;
    private final EventLog log;
    private final Tellings tellings;

    Chains(EventSearch search, EventLog log, Tellings tellings) {
        this.search = search;
        this.log = log;
        this.tellings = tellings;
    }

    private record Found(List<LoggedEvent> events, boolean truncated) {}

    /// What the tenant's requests with this id set off, without what is the platform's own; nothing if there is none.
    /// What is sealed in it stays sealed: see [EventJson#opened].
    public Optional<ChainResource> ofTenant(UUID tenantId, String requestId) {
        var found = find(EventFilter.ofRequest(tenantId, requestId));
        return found.events().isEmpty()
                ? Optional.empty()
                : Optional.of(chain(requestId, tenantId, found, EventJson::sealed));
    }

    /// All that requests with this id set off, a chain for each tenant that used it; for auditors.
    public List<ChainResource> all(String requestId) {
        var found = find(EventFilter.ofRequest(null, requestId));
        return Party.each(found.events(), Function.identity()).entrySet().stream()
                .map(one -> chain(
                        requestId,
                        one.getKey().tenantId(),
                        new Found(one.getValue(), found.truncated()),
                        EventJson::closed))
                .toList();
    }

    private Found find(EventFilter filter) {
        var positions = search.positions(filter, EVENTS_MAX + 1);
        return new Found(log.at(positions.stream().limit(EVENTS_MAX).toList()), positions.size() > EVENTS_MAX);
    }

    private ChainResource chain(
            String requestId, @Nullable UUID tenantId, Found found, Function<LoggedEvent, EventResource> shown) {
        var all = found.events();
        var events = all.stream()
                .filter(logged -> !(logged.event() instanceof CarrierCalled))
                .toList();
        var asked = asked(all);
        var webhooks = tenantId == null ? List.<Webhook>of() : webhooks(tenantId, events);
        return new ChainResource(
                requestId,
                asked.request(),
                tenantId,
                asked.actor(),
                asked.idempotencyKey(),
                all.stream()
                        .map(LoggedEvent::occurredAt)
                        .min(Instant::compareTo)
                        .orElseThrow(),
                commands(events),
                events.stream().map(shown).toList(),
                events.stream().flatMap(logged -> debit(logged).stream()).toList(),
                all.stream().flatMap(logged -> call(logged).stream()).toList(),
                webhooks,
                causes(all, webhooks),
                found.truncated());
    }

    /// What the first of them says; a call to the carrier may come before the first event.
    private static EventMetadata asked(List<LoggedEvent> all) {
        return all.getFirst().metadata();
    }

    /// What one command made is in the log at one place.
    private static List<Command> commands(List<LoggedEvent> events) {
        List<Command> commands = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        for (var i = 0; i < events.size(); i++) {
            ids.add(events.get(i).eventId());
            if (i + 1 == events.size() || !isOfTheSameCommand(events.get(i), events.get(i + 1))) {
                var first = events.get(i + 1 - ids.size());
                commands.add(
                        new Command(first.metadata().command(), first.metadata().actor(), first.occurredAt(), ids));
                ids.clear();
            }
        }
        return commands;
    }

    private static boolean isOfTheSameCommand(LoggedEvent one, LoggedEvent next) {
        return next.position() == one.position() + 1
                && Objects.equals(one.metadata().command(), next.metadata().command())
                && Objects.equals(one.metadata().actor(), next.metadata().actor());
    }

    private static Optional<Debit> debit(LoggedEvent logged) {
        return logged.event() instanceof BalanceEvent event
                ? Optional.ofNullable(TransactionResource.of(event, logged.sequence(), logged.occurredAt()))
                        .map(line -> Debit.of(line, logged.eventId()))
                : Optional.empty();
    }

    private static Optional<CarrierCall> call(LoggedEvent logged) {
        return logged.event() instanceof CarrierCalled call
                ? Optional.of(CarrierCall.of(logged, call))
                : Optional.empty();
    }

    private List<Webhook> webhooks(UUID tenantId, List<LoggedEvent> events) {
        return tellings.of(tenantId, events).stream()
                .map(telling -> new Webhook(telling.eventId(), telling.delivery()))
                .toList();
    }

    private static List<Cause> causes(List<LoggedEvent> all, List<Webhook> webhooks) {
        List<Cause> causes = new ArrayList<>();
        all.forEach(logged -> causes.add(
                new Cause(logged.eventId().toString(), logged.metadata().causationId())));
        webhooks.forEach(webhook ->
                causes.add(new Cause(webhook.delivery().id(), webhook.eventId().toString())));
        return causes;
    }
}
