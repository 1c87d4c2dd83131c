package com.voepy.numbers.query.audit;

import com.voepy.numbers.events.CarrierCallEvent.CarrierCalled;
import com.voepy.numbers.events.EventTypes;
import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.log.LoggedEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/// Finds in the log what carries one request id. Calls to the carrier are found apart from what happened: whatever
/// waits for the carrier asks it for weeks, and would hide the rest.
///
/// Every question is a range of an index in the log's order, for each tenant by itself: clients choose request ids, and
/// one that says the same id a million times must not be waited for by another that says it once.
@Component
class ChainSearch {

    private static final String CALL = EventTypes.nameOf(CarrierCalled.class);

    private static final String OF_TENANT = """
        SELECT position FROM view.event
        WHERE request_id = :request AND tenant_id = :tenant AND position > :after ORDER BY position LIMIT :rows
        """;

    /// What is no tenant's.
    private static final String OF_PLATFORM = """
        SELECT position FROM view.event platform
        WHERE request_id = :request AND tenant_id IS NULL AND type <> '%s' AND position > :after
        """.formatted(CALL);

    private static final String IN_ORDER = " ORDER BY position LIMIT :rows";

    /// What is no tenant's, of those keys that did something for this one and for no other; see [Party].
    private static final String ON_BEHALF = OF_PLATFORM + """
        AND EXISTS (SELECT FROM view.event own
            WHERE own.request_id = :request AND own.tenant_id = :tenant AND own.actor = platform.actor)
        AND NOT EXISTS (SELECT FROM view.event other
            WHERE other.request_id = :request AND other.tenant_id <> :tenant AND other.actor = platform.actor)
        """ + IN_ORDER;

    /// From one tenant to the next, however much each of them did.
    private static final String OF_EACH = """
        WITH RECURSIVE tenant AS (
            (SELECT tenant_id FROM view.event WHERE request_id = :request AND tenant_id IS NOT NULL
                ORDER BY tenant_id LIMIT 1)
            UNION ALL
            SELECT (SELECT event.tenant_id FROM view.event
                WHERE event.request_id = :request AND event.tenant_id > tenant.tenant_id
                ORDER BY event.tenant_id LIMIT 1)
            FROM tenant WHERE tenant.tenant_id IS NOT NULL
        )
        SELECT own.position FROM tenant CROSS JOIN LATERAL (
            SELECT position FROM view.event
            WHERE request_id = :request AND event.tenant_id = tenant.tenant_id AND position > :after
            ORDER BY position LIMIT :rows) AS own
        """;

    private static final String CALLS = """
        SELECT position FROM view.event
        WHERE request_id = :request AND type = '%s' AND position > :after AND position <= :until
        """.formatted(CALL);

    /// Calls are the platform's; for whom they were made is among the names that they are found by.
    private static final String FOR_TENANT = """
        AND EXISTS (SELECT FROM view.event_reference reference
            WHERE reference.name = :name AND reference.position = event.position)
        """;

    private final JdbcClient jdbc;
    private final EventLog log;

    ChainSearch(JdbcClient jdbc, EventLog log) {
        this.jdbc = jdbc;
        this.log = log;
    }

    /// The tenant's own events, oldest first.
    ///
    /// @param after only what is after this position
    /// @param max at most so many
    List<LoggedEvent> ofTenant(UUID tenantId, String requestId, long after, int max) {
        return found(jdbc.sql(OF_TENANT).param("tenant", tenantId), requestId, after, max);
    }

    /// As [#ofTenant], with what the platform did on behalf of this tenant alone.
    List<LoggedEvent> ofParty(UUID tenantId, String requestId, long after, int max) {
        var sql = "(%s) UNION ALL (%s)%s".formatted(OF_TENANT, ON_BEHALF, IN_ORDER);
        return found(jdbc.sql(sql).param("tenant", tenantId), requestId, after, max);
    }

    /// Everybody's, calls left out; see [#ofTenant].
    List<LoggedEvent> ofAll(String requestId, long after, int max) {
        var sql = "(%s) UNION ALL (%s)%s".formatted(OF_EACH, OF_PLATFORM + IN_ORDER, IN_ORDER);
        return found(jdbc.sql(sql), requestId, after, max);
    }

    /// Calls to the carrier, oldest first.
    ///
    /// @param tenantId only those that were made for this tenant; null for all
    /// @param until only those up to this position
    List<LoggedEvent> calls(@Nullable UUID tenantId, String requestId, long after, long until, int max) {
        var sql = CALLS + (tenantId == null ? "" : FOR_TENANT) + IN_ORDER;
        var query = jdbc.sql(sql).param("until", until);
        return found(tenantId == null ? query : query.param("name", tenantId.toString()), requestId, after, max);
    }

    private List<LoggedEvent> found(StatementSpec query, String requestId, long after, int max) {
        return log.at(query.param("request", requestId)
                .param("after", after)
                .param("rows", max)
                .query((row, _) -> row.getLong("position"))
                .list());
    }
}
