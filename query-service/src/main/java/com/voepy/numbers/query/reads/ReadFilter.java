package com.voepy.numbers.query.reads;

import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.web.RequestId;
import com.voepy.numbers.query.view.OldestFirst;
import com.voepy.numbers.query.view.QueryValues;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Which reads somebody asks for. Whatever is null is not asked for.
///
/// @param actor id of the API key that read
/// @param from the earliest time
/// @param to all times before it
/// @param pathPrefix what the path begins with
/// @param tenantId whose what was looked at is
/// @param phoneNumber that was looked at
/// @param resourceId of the resource or event that was looked at
record ReadFilter(
        @Nullable String actor,
        @Nullable String requestId,
        @Nullable String pathPrefix,
        @Nullable UUID tenantId,
        @Nullable String phoneNumber,
        @Nullable UUID resourceId,
        @Nullable Instant from,
        @Nullable Instant to) {

    static final int ACTOR_CHARS_MAX = 200;

    static final int PATH_CHARS_MAX = 1_000;

    /// Call `checks.orThrow()` before using it.
    static ReadFilter of(Checks checks, Map<String, String> query) {
        var filter = new ReadFilter(
                QueryValues.text(checks, "actor", query, ACTOR_CHARS_MAX),
                QueryValues.text(checks, "request_id", query, RequestId.CHARS_MAX),
                QueryValues.text(checks, "path_prefix", query, PATH_CHARS_MAX),
                checks.optionalUuid("tenant_id", query.get("tenant_id")),
                QueryValues.e164(checks, "phone_number", query.get("phone_number")),
                checks.optionalUuid("resource_id", query.get("resource_id")),
                QueryValues.time(checks, "from", query),
                QueryValues.time(checks, "to", query));
        QueryValues.inOrder(checks, filter.from, filter.to);
        return filter;
    }

    /// The page of these reads that a client asks for; a cursor holds for the same filters only.
    OldestFirst page(Checks checks, Map<String, String> query) {
        Map<String, @Nullable Object> given = new HashMap<>();
        given.put("actor", actor);
        given.put("request_id", requestId);
        given.put("path_prefix", pathPrefix);
        given.put("tenant_id", tenantId);
        given.put("phone_number", phoneNumber);
        given.put("resource_id", resourceId);
        given.put("from", from);
        given.put("to", to);
        return OldestFirst.of(checks, "audit-reads", given, query.get("limit"), query.get("cursor"));
    }

    /// The reads that fit, oldest first.
    JdbcClient.StatementSpec query(JdbcClient jdbc, long after, int rows) {
        var conditions = new StringBuilder("sequence > :after");
        Map<String, Object> values = new HashMap<>();
        values.put("after", after);
        values.put("rows", rows);
        condition(conditions, values, "actor = :actor", "actor", actor);
        condition(conditions, values, "request_id = :request", "request", requestId);
        condition(conditions, values, "path ^@ :path", "path", pathPrefix);
        condition(conditions, values, "tenant_id = :tenant", "tenant", tenantId);
        condition(conditions, values, "phone_number = :number", "number", phoneNumber);
        condition(conditions, values, "resource_id = :resource", "resource", resourceId);
        condition(conditions, values, "read_at >= :from", "from", from == null ? null : AuditReads.sqlTime(from));
        condition(conditions, values, "read_at < :to", "to", to == null ? null : AuditReads.sqlTime(to));
        return jdbc.sql("SELECT * FROM audit.read WHERE %s ORDER BY sequence LIMIT :rows".formatted(conditions))
                .params(values);
    }

    private static void condition(
            StringBuilder conditions, Map<String, Object> values, String sql, String name, @Nullable Object value) {
        if (value != null) {
            conditions.append(" AND ").append(sql);
            values.put(name, value);
        }
    }
}
