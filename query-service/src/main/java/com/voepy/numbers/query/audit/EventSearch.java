package com.voepy.numbers.query.audit;

import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.query.view.OldestFirst;
import com.voepy.numbers.query.view.Page;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds events by what [EventProjection] keeps of them, and reads them in the log.
@Component
class EventSearch {

    private static final String OLDEST_FIRST = "position";
    private static final String LATEST_FIRST = "position DESC";

    private final JdbcClient jdbc;
    private final EventLog log;

    /// Somebody's part of what was found.
    ///
    /// @param tenantId null for the platform
    record Share(@Nullable UUID tenantId, long events) {}

    /// @param areMore whether there are earlier ones that fit too
    record Found(List<LoggedEvent> events, boolean areMore) {}

    EventSearch(JdbcClient jdbc, EventLog log) {
        this.jdbc = jdbc;
        this.log = log;
    }

    /// A page of the events that fit, oldest first.
    Page<LoggedEvent> page(EventFilter filter, OldestFirst page) {
        // One more tells whether there is another page.
        return page.of(log.at(positions(filter, page.after(), page.limit() + 1)), LoggedEvent::position);
    }

    /// Where the events that fit are in the log, oldest first.
    ///
    /// @param max at most so many
    List<Long> positions(EventFilter filter, int max) {
        return positions(filter, 0, max);
    }

    private List<Long> positions(EventFilter filter, long after, int max) {
        return query(filter, after, max).positions(OLDEST_FIRST);
    }

    private Query query(EventFilter filter, long after, int max) {
        var query = new Query(after, max);
        query.naming("phone_number", filter.phoneNumber());
        query.naming("resource_id", filter.resourceId());
        query.equal("tenant_id", filter.tenantId());
        query.among("type", filter.types());
        query.equal("actor", filter.actor());
        query.equal("request_id", filter.requestId());
        query.equal("idempotency_key", filter.idempotencyKey());
        query.amount(filter.amount());
        query.from(filter.from());
        query.to(filter.to());
        return query;
    }

    /// How many of the events that fit are whose, most first.
    ///
    /// @param max at most so many are counted, the oldest
    List<Share> shares(EventFilter filter, int max) {
        return query(filter, 0, max).shares();
    }

    boolean exists(EventFilter filter) {
        return !positions(filter, 1).isEmpty();
    }

    /// The first events that fit, oldest first.
    ///
    /// @param max at most so many
    List<LoggedEvent> first(EventFilter filter, int max) {
        return log.at(positions(filter, max));
    }

    /// The latest events that fit, oldest first.
    ///
    /// @param max at most so many
    List<LoggedEvent> latest(EventFilter filter, int max) {
        return log.at(query(filter, 0, max).positions(LATEST_FIRST));
    }

    /// The first events that fit and are calls to the carrier, or are none, oldest first.
    ///
    /// @param max at most so many
    List<LoggedEvent> first(EventFilter filter, Calls calls, int max) {
        var query = query(filter, 0, max);
        query.calls(calls);
        return log.at(query.positions(OLDEST_FIRST));
    }

    /// As [#first(EventFilter,Calls,int)], the latest.
    List<LoggedEvent> latest(EventFilter filter, Calls calls, int max) {
        var query = query(filter, 0, max);
        query.calls(calls);
        return log.at(query.positions(LATEST_FIRST));
    }

    /// The latest events from a position on that name one of these resources, oldest first.
    ///
    /// @param tenantId whose; null for everybody's
    /// @param max at most so many of each
    Found latestOfEach(@Nullable UUID tenantId, Collection<UUID> resources, Calls calls, long from, int max) {
        if (resources.isEmpty()) {
            return new Found(List.of(), false);
        }
        Map<String, List<Long>> byName = new HashMap<>();
        jdbc.sql("""
            SELECT named.name, found.position FROM unnest(:names) AS named(name) CROSS JOIN LATERAL (
                SELECT position FROM view.event_reference reference JOIN view.event USING (position)
                WHERE reference.name = named.name AND reference.position >= :from
                AND (:tenant::uuid IS NULL OR tenant_id = :tenant::uuid) AND (type = ANY (:calls)) = :are_calls
                ORDER BY reference.position DESC LIMIT :rows) AS found
            ORDER BY found.position DESC
            """)
                .param("names", resources.stream().map(UUID::toString).toArray(String[]::new))
                .param("from", from)
                .param("tenant", tenantId)
                .param("calls", Calls.TYPES)
                .param("are_calls", calls == Calls.ONLY)
                // One more tells whether that is all.
                .param("rows", max + 1)
                .query(row -> {
                    byName.computeIfAbsent(row.getString("name"), _ -> new ArrayList<>())
                            .add(row.getLong("position"));
                });
        var positions = byName.values().stream()
                .flatMap(ofOne -> ofOne.stream().limit(max))
                .collect(Collectors.toSet());
        return new Found(log.at(positions), byName.values().stream().anyMatch(ofOne -> ofOne.size() > max));
    }

    /// Whether there is such an event.
    ///
    /// @param tenantId whose it must be, or null for anybody's
    boolean exists(@Nullable UUID tenantId, UUID id) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM view.event
                    WHERE id = :id AND (tenant_id = :tenant OR :tenant::uuid IS NULL))
                """)
                .param("id", id)
                .param("tenant", tenantId)
                .query(Boolean.class)
                .single();
    }

    /// The event.
    ///
    /// @param tenantId whose it must be, or null for anybody's
    Optional<LoggedEvent> one(@Nullable UUID tenantId, UUID id) {
        var positions = jdbc.sql("""
                SELECT position FROM view.event WHERE id = :id AND (tenant_id = :tenant OR :tenant::uuid IS NULL)
                """)
                .param("id", id)
                .param("tenant", tenantId)
                .query((row, _) -> row.getLong("position"))
                .list();
        return log.at(positions).stream().findFirst();
    }

    /// SQL that grows with what is asked for. The position is the same column in every table, so each of their indexes
    /// can lead.
    private final class Query {

        private final StringBuilder tables = new StringBuilder("view.event");
        private final StringBuilder conditions = new StringBuilder("position > :after");
        private final Map<String, Object> values = new HashMap<>();

        Query(long after, int rows) {
            values.put("after", after);
            values.put("rows", rows);
        }

        /// @param as a name of its own in the query
        void naming(String as, @Nullable Object name) {
            if (name != null) {
                tables.append(" JOIN view.event_reference %s USING (position)".formatted(as));
                // The position again, because a planner carries over equality only and would read all before it.
                conditions.append(" AND %1$s.name = :%1$s AND %1$s.position > :after".formatted(as));
                values.put(as, name.toString());
            }
        }

        void equal(String column, @Nullable Object value) {
            if (value != null) {
                conditions.append(" AND %1$s = :%1$s".formatted(column));
                values.put(column, value);
            }
        }

        void calls(Calls calls) {
            conditions.append(" AND (type = ANY (:calls)) = :are_calls");
            values.put("calls", Calls.TYPES);
            values.put("are_calls", calls == Calls.ONLY);
        }

        /// One value is asked for as such: then its index has the rows in the order of the log.
        void among(String column, Set<String> wanted) {
            if (wanted.size() == 1) {
                equal(column, wanted.iterator().next());
            } else if (!wanted.isEmpty()) {
                conditions.append(" AND %1$s = ANY (:%1$s)".formatted(column));
                values.put(column, wanted.toArray(String[]::new));
            }
        }

        /// An event with several amounts in the range is found once.
        void amount(@Nullable AmountRange range) {
            if (range != null) {
                conditions.append("""
                     AND EXISTS (SELECT FROM view.event_amount amount
                         WHERE amount.position = event.position AND amount.position > :after
                         AND amount.amount_cents BETWEEN :at_least AND :at_most)
                    """);
                values.put("at_least", Objects.requireNonNullElse(range.atLeast(), 0L));
                values.put("at_most", Objects.requireNonNullElse(range.atMost(), Long.MAX_VALUE));
            }
        }

        void from(@Nullable Instant time) {
            if (time != null) {
                conditions.append("""
                     AND occurred_at >= :from
                     AND position >= (SELECT min(span) FROM view.event_span WHERE latest >= :from) * :span
                    """);
                at("from", time);
            }
        }

        void to(@Nullable Instant time) {
            if (time != null) {
                conditions.append("""
                     AND occurred_at < :to
                     AND position < ((SELECT max(span) FROM view.event_span WHERE earliest < :to) + 1) * :span
                    """);
                at("to", time);
            }
        }

        private void at(String name, Instant time) {
            values.put(name, time.atOffset(ZoneOffset.UTC));
            values.put("span", EventProjection.SPAN);
        }

        List<Share> shares() {
            return jdbc.sql("""
                    SELECT tenant_id, count(*) AS events
                    FROM (SELECT tenant_id FROM %s WHERE %s ORDER BY position LIMIT :rows) found
                    GROUP BY tenant_id ORDER BY events DESC, tenant_id
                    """.formatted(tables, conditions))
                    .params(values)
                    .query((row, _) -> new Share(row.getObject("tenant_id", UUID.class), row.getLong("events")))
                    .list();
        }

        List<Long> positions(String order) {
            return jdbc.sql("SELECT position FROM %s WHERE %s ORDER BY %s LIMIT :rows"
                            .formatted(tables, conditions, order))
                    .params(values)
                    .query((row, _) -> row.getLong("position"))
                    .list();
        }
    }
}
