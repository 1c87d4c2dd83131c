package com.voepy.numbers.query.audit;

import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.query.view.Page;
import com.voepy.numbers.query.view.RawJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Events as whoever asks may see them, found as `/v1/events` and `/v1/audit/events` find them: a tenant what is its
/// own, an auditor everything but personal data.
///
/// Everywhere here `tenantId` is the tenant that asks, or null for an auditor.
@Component
public class EventsShown {

    private static final String TENANT = "tenant_id";

    private final EventSearch search;
    private final EventJson json;

    /// @param logged as the log holds it: for deciding what to show, not for showing
    /// @param shown as it may be shown
    public record Shown(LoggedEvent logged, EventResource shown) {}

    /// @param areMore whether earlier ones are left out
    public record Latest(List<Shown> events, boolean areMore) {

        public Latest {
            events = List.copyOf(events);
        }
    }

    EventsShown(EventSearch search, EventJson json) {
        this.search = search;
        this.json = json;
    }

    /// A page of them, oldest first.
    ///
    /// @param query as the API takes it; `tenant_id` narrows what an auditor sees and means nothing to a tenant
    /// @throws com.voepy.numbers.kit.problem.Rejection `422 validation_failed`
    public Page<Shown> page(@Nullable UUID tenantId, Map<String, String> query) {
        var checks = new Checks();
        var filter = filter(checks, tenantId, query);
        var page = filter.page(checks, "console-events", query);
        checks.orThrow();
        var found = search.page(filter, page);
        return Page.of(shown(tenantId, found.data()), found.meta().nextCursor());
    }

    /// The first of them, oldest first.
    ///
    /// @param query as of [#page]
    /// @param max at most so many
    public List<Shown> first(@Nullable UUID tenantId, Map<String, String> query, int max) {
        return shown(tenantId, search.first(filter(tenantId, query), max));
    }

    /// The latest of them, oldest first.
    ///
    /// @param query as of [#page]
    /// @param max at most so many
    public List<Shown> latest(@Nullable UUID tenantId, Map<String, String> query, int max) {
        return shown(tenantId, search.latest(filter(tenantId, query), max));
    }

    /// The latest of them, oldest first, as the log holds them: nothing personal is opened.
    ///
    /// @param query as of [#page]
    /// @param types of which they must be
    /// @param max at most so many
    public List<LoggedEvent> latestLogged(
            @Nullable UUID tenantId, Map<String, String> query, Set<String> types, int max) {
        return search.latest(filter(tenantId, query).of(types), max);
    }

    /// Whether there is one; nothing is read of it.
    ///
    /// @param query as of [#page]
    public boolean exists(@Nullable UUID tenantId, Map<String, String> query) {
        return search.exists(filter(tenantId, query));
    }

    /// Whether there is one with this id.
    public boolean exists(@Nullable UUID tenantId, UUID id) {
        return search.exists(tenantId, id);
    }

    /// The first of those that are calls to the carrier, or that are none, oldest first.
    ///
    /// @param query as of [#page]
    /// @param max at most so many
    public List<Shown> first(@Nullable UUID tenantId, Map<String, String> query, Calls calls, int max) {
        return shown(tenantId, search.first(filter(tenantId, query), calls, max));
    }

    /// As [#first(UUID,Map,Calls,int)], the latest.
    public List<Shown> latest(@Nullable UUID tenantId, Map<String, String> query, Calls calls, int max) {
        return shown(tenantId, search.latest(filter(tenantId, query), calls, max));
    }

    /// The latest that name one of these resources, oldest first.
    ///
    /// @param from the position that they begin at
    /// @param max at most so many of each
    /// @param worth which of those found are shown
    public Latest latestOfEach(
            @Nullable UUID tenantId,
            Collection<UUID> resources,
            Calls calls,
            long from,
            int max,
            Predicate<LoggedEvent> worth) {
        var found = search.latestOfEach(tenantId, resources, calls, from, max);
        return new Latest(shown(tenantId, found.events().stream().filter(worth).toList()), found.areMore());
    }

    /// The event, if there is one that may be seen.
    public Optional<Shown> one(@Nullable UUID tenantId, UUID id) {
        var found = search.one(tenantId, id);
        return found.map(event -> shown(tenantId, List.of(event)).getFirst());
    }

    /// The event as JSON.
    public String text(@Nullable UUID tenantId, Shown event) {
        return json(tenantId, List.of(event.logged())).getFirst().text();
    }

    private static EventFilter filter(@Nullable UUID tenantId, Map<String, String> query) {
        var checks = new Checks();
        var filter = filter(checks, tenantId, query);
        checks.orThrow();
        return filter;
    }

    private static EventFilter filter(Checks checks, @Nullable UUID tenantId, Map<String, String> query) {
        return EventFilter.of(
                checks, tenantId == null ? checks.optionalUuid(TENANT, query.get(TENANT)) : tenantId, query);
    }

    /// These, as they may be shown.
    ///
    /// @param events which the asker may see
    public List<Shown> shown(@Nullable UUID tenantId, List<LoggedEvent> events) {
        var resources =
                tenantId == null ? events.stream().map(EventJson::closed).toList() : json.opened(events);
        List<Shown> shown = new ArrayList<>();
        for (var i = 0; i < events.size(); i++) {
            shown.add(new Shown(events.get(i), resources.get(i)));
        }
        return shown;
    }

    private List<RawJson> json(@Nullable UUID tenantId, List<LoggedEvent> events) {
        return tenantId == null ? json.forAuditors(events) : json.forOwner(events);
    }
}
