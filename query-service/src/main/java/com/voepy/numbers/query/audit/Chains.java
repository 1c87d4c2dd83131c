package com.voepy.numbers.query.audit;

import com.voepy.numbers.events.BalanceEvent;
import com.voepy.numbers.events.CarrierCallEvent.CarrierCalled;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.query.audit.ChainResource.CarrierCall;
import com.voepy.numbers.query.audit.ChainResource.Cause;
import com.voepy.numbers.query.audit.ChainResource.Command;
import com.voepy.numbers.query.audit.ChainResource.Debit;
import com.voepy.numbers.query.audit.ChainResource.Webhook;
import com.voepy.numbers.query.view.OldestFirst;
import com.voepy.numbers.query.view.Page;
import com.voepy.numbers.query.webhook.Tellings;
import com.voepy.numbers.query.webhook.Tellings.Told;
import com.voepy.numbers.resource.TransactionResource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// From the id of a request to everything that it set off: the events of the log that carry the id, the calls to the
/// carrier among them, and the webhooks that tell of them.
///
/// Clients choose request ids, so that two tenants may use the same one: what is whose is never mixed.
@Component
public class Chains {

    /// Of one page. A large order sets off some hundred events.
    public static final int EVENTS_MAX = 1_000;

    /// Of one page, from its first event to the first of the next.
    static final int CALLS_MAX = 1_000;

    private final ChainSearch search;
    private final Tellings tellings;

    Chains(ChainSearch search, Tellings tellings) {
        this.search = search;
        this.tellings = tellings;
    }

    /// What one party did, as the log holds it; a page of it.
    ///
    /// @param tenantId null for the platform
    /// @param all events and calls in the order of the log
    /// @param first what it all began with, which may be on an earlier page
    /// @param areCallsCut whether there are more calls than are among them
    public record Part(
            @Nullable UUID tenantId,
            List<LoggedEvent> all,
            LoggedEvent first,
            @Nullable String nextCursor,
            boolean areCallsCut) {

        public Part {
            all = List.copyOf(all);
        }

        List<LoggedEvent> events() {
            return all.stream()
                    .filter(logged -> !(logged.event() instanceof CarrierCalled))
                    .toList();
        }
    }

    /// The page that a client asks for; a cursor holds for the same request id and tenant only.
    public static OldestFirst page(
            Checks checks, String list, String requestId, @Nullable UUID tenantId, @Nullable String cursor) {
        Map<String, @Nullable Object> asked = new HashMap<>();
        asked.put("request_id", requestId);
        asked.put("tenant_id", tenantId);
        var page = OldestFirst.of(checks, list, asked, null, cursor);
        return new OldestFirst(page.list(), EVENTS_MAX, page.after());
    }

    /// What the tenant's requests with this id set off, without what is the platform's own; nothing if there is none.
    /// What is sealed in it stays sealed: see [EventJson#opened].
    public Optional<ChainResource> ofTenant(UUID tenantId, String requestId, OldestFirst page) {
        return part(tenantId, requestId, page).map(part -> chain(requestId, part, EventJson::sealed));
    }

    private Optional<Part> part(UUID tenantId, String requestId, OldestFirst page) {
        // One more tells whether there is another page.
        var events = page.of(search.ofTenant(tenantId, requestId, page.after(), EVENTS_MAX + 1), LoggedEvent::position);
        if (events.data().isEmpty()) {
            return Optional.empty();
        }
        var first = page.isFirst()
                ? events.data().getFirst()
                : search.ofTenant(tenantId, requestId, 0, 1).getFirst();
        return Optional.of(
                new Part(tenantId, events.data(), first, events.meta().nextCursor(), false));
    }

    /// All that requests with this id set off, a chain for each tenant that used it; for auditors. A page of them is a
    /// page of what all did, so that a chain may begin or go on in a later one.
    ///
    /// @param tenantId only the chain of this tenant; null for all
    public List<ChainResource> all(@Nullable UUID tenantId, String requestId, OldestFirst page) {
        return partsOfAll(tenantId, requestId, page).stream()
                .map(part -> chain(requestId, part, EventJson::closed))
                .toList();
    }

    /// What whoever asks may see, for drawing it.
    ///
    /// @param tenantId the tenant that asks, or null for an auditor
    public List<Part> parts(@Nullable UUID tenantId, String requestId, OldestFirst page) {
        return tenantId == null
                ? partsOfAll(null, requestId, page)
                : part(tenantId, requestId, page).stream().toList();
    }

    /// What the tenant was told of it.
    public Told told(Part part) {
        return part.tenantId() == null ? Told.NOTHING : tellings.of(part.tenantId(), part.events());
    }

    private List<Part> partsOfAll(@Nullable UUID tenantId, String requestId, OldestFirst page) {
        var events = page.of(
                tenantId == null
                        ? search.ofAll(requestId, page.after(), EVENTS_MAX + 1)
                        : search.ofParty(tenantId, requestId, page.after(), EVENTS_MAX + 1),
                LoggedEvent::position);
        var next = events.meta().nextCursor();
        var until = next == null ? Long.MAX_VALUE : events.data().getLast().position();
        var calls = search.calls(tenantId, requestId, page.after(), until, CALLS_MAX + 1);
        var all = Stream.concat(events.data().stream(), calls.stream().limit(CALLS_MAX))
                .sorted(Comparator.comparingLong(LoggedEvent::position))
                .toList();
        return parted(tenantId, all).entrySet().stream()
                .map(one -> {
                    var whose = one.getKey().tenantId();
                    var first = first(requestId, whose, page, one.getValue());
                    return new Part(whose, one.getValue(), first, next, calls.size() > CALLS_MAX);
                })
                .toList();
    }

    /// What was looked for by tenant is all that tenant's.
    private static Map<Party, List<LoggedEvent>> parted(@Nullable UUID tenantId, List<LoggedEvent> all) {
        if (tenantId == null) {
            return Party.each(all, Function.identity());
        }
        return all.isEmpty() ? Map.of() : Map.of(new Party(tenantId), all);
    }

    private LoggedEvent first(String requestId, @Nullable UUID tenantId, OldestFirst page, List<LoggedEvent> onPage) {
        return page.isFirst() || tenantId == null
                ? onPage.getFirst()
                : search.ofTenant(tenantId, requestId, 0, 1).stream()
                        .findFirst()
                        .orElse(onPage.getFirst());
    }

    private ChainResource chain(String requestId, Part part, Function<LoggedEvent, EventResource> shown) {
        var all = part.all();
        var events = part.events();
        // A call to the carrier may come before the first event.
        var asked = part.first().metadata();
        var told = told(part);
        var webhooks = told.tellings().stream()
                .map(telling -> new Webhook(telling.eventId(), telling.delivery()))
                .toList();
        return new ChainResource(
                requestId,
                asked.request(),
                part.tenantId(),
                asked.actor(),
                asked.idempotencyKey(),
                Stream.concat(Stream.of(part.first()), all.stream())
                        .map(LoggedEvent::occurredAt)
                        .min(Instant::compareTo)
                        .orElseThrow(),
                commands(events),
                events.stream().map(shown).toList(),
                events.stream().flatMap(logged -> debit(logged).stream()).toList(),
                all.stream().flatMap(logged -> call(logged).stream()).toList(),
                webhooks,
                causes(all, webhooks),
                part.areCallsCut() || told.areMore(),
                new Page.Meta(events.size(), part.nextCursor()));
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

    private static List<Cause> causes(List<LoggedEvent> all, List<Webhook> webhooks) {
        List<Cause> causes = new ArrayList<>();
        all.forEach(logged -> causes.add(
                new Cause(logged.eventId().toString(), logged.metadata().causationId())));
        webhooks.forEach(webhook ->
                causes.add(new Cause(webhook.delivery().id(), webhook.eventId().toString())));
        return causes;
    }
}
