package com.voepy.numbers.query.view;

import com.voepy.numbers.kit.privacy.Unsealer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads [ResourceTable]s: one resource by its id, or a page of them, newest first. What is sealed in them is opened
/// here, on the way out.
@Component
public class ResourceReader {

    private static final String SCOPE = "tenant_id";

    private final JdbcClient jdbc;

    private final Unsealer unsealer;

    /// As the value of a filter: one that must be among those of an array column.
    public record Among(String value) {}

    /// As the value of a filter: the column must have none.
    private record Nothing() {}

    private record Row(long created, String body) {}

    ResourceReader(JdbcClient jdbc, Unsealer unsealer) {
        this.jdbc = jdbc;
        this.unsealer = unsealer;
    }

    /// The resource, if it exists and is the tenant's.
    public Optional<RawJson> one(ResourceTable<?> table, UUID tenantId, UUID id) {
        return jdbc.sql("SELECT body FROM %s WHERE id = :id AND tenant_id = :tenant AND body IS NOT NULL"
                        .formatted(table.name()))
                .param("id", id)
                .param("tenant", tenantId)
                .query((row, _) -> row.getString("body"))
                .optional()
                .map(body -> opened(List.of(body)).getFirst());
    }

    /// The resource, whosever it is; for operators.
    public Optional<RawJson> one(ResourceTable<?> table, UUID id) {
        return jdbc.sql("SELECT body FROM %s WHERE id = :id AND body IS NOT NULL".formatted(table.name()))
                .param("id", id)
                .query((row, _) -> row.getString("body"))
                .optional()
                .map(body -> opened(List.of(body)).getFirst());
    }

    /// A page of the tenant's resources.
    ///
    /// @param filters column to value; a null value is no filter. The columns are literals of the caller
    public Page<RawJson> page(
            ResourceTable<?> table, UUID tenantId, Map<String, ? extends @Nullable Object> filters, PageRequest page) {
        Map<String, Object> conditions = new LinkedHashMap<>();
        conditions.put(SCOPE, tenantId);
        filters.forEach((column, value) -> {
            if (value != null) {
                conditions.put(column, value);
            }
        });
        return page(table, conditions, page);
    }

    /// A page of everybody's resources; for operators.
    public Page<RawJson> page(ResourceTable<?> table, PageRequest page) {
        return page(table, Map.of(), page);
    }

    /// The oldest resources of which the column has one of the values, oldest first.
    ///
    /// @param tenantId whose, or null for everybody's; for operators
    /// @param column a literal of the caller
    /// @param max at most so many
    public List<RawJson> oldest(
            ResourceTable<?> table, @Nullable UUID tenantId, String column, Collection<String> values, int max) {
        var select = jdbc.sql("""
                        SELECT body FROM %s WHERE body IS NOT NULL AND %s IN (:values)%s ORDER BY created LIMIT :rows
                        """.formatted(table.name(), column, tenantId == null ? "" : " AND tenant_id = :tenant"))
                .param("values", values)
                .param("rows", max);
        var scoped = tenantId == null ? select : select.param("tenant", tenantId);
        return opened(scoped.query((row, _) -> row.getString("body")).list());
    }

    /// The resource, if it exists and is no tenant's but the platform's own.
    public Optional<RawJson> oneOfPlatform(ResourceTable<?> table, UUID id) {
        return jdbc.sql("SELECT body FROM %s WHERE id = :id AND tenant_id IS NULL AND body IS NOT NULL"
                        .formatted(table.name()))
                .param("id", id)
                .query((row, _) -> row.getString("body"))
                .optional()
                .map(body -> opened(List.of(body)).getFirst());
    }

    /// A page of the platform's own resources.
    public Page<RawJson> pageOfPlatform(ResourceTable<?> table, PageRequest page) {
        return page(table, Map.of(SCOPE, new Nothing()), page);
    }

    private Page<RawJson> page(ResourceTable<?> table, Map<String, Object> conditions, PageRequest page) {
        Map<String, Object> values = new LinkedHashMap<>();
        var where = new StringBuilder();
        conditions.forEach((column, value) -> {
            switch (value) {
                case Nothing _ -> where.append(" AND %s IS NULL".formatted(column));
                case Among among -> {
                    where.append(" AND %1$s @> ARRAY[:%1$s]::text[]".formatted(column));
                    values.put(column, among.value());
                }
                default -> {
                    where.append(" AND %1$s = :%1$s".formatted(column));
                    values.put(column, value);
                }
            }
        });
        var rows = jdbc.sql("""
                SELECT created, body FROM %s WHERE body IS NOT NULL AND created < :created_before%s
                ORDER BY created DESC LIMIT :rows
                """.formatted(table.name(), where))
                .params(values)
                .param("created_before", page.before())
                .param("rows", page.limit() + 1)
                .query((row, _) -> new Row(row.getLong("created"), row.getString("body")))
                .list();
        var shown = rows.stream().limit(page.limit()).toList();
        var next = rows.size() > page.limit()
                ? Cursor.of(page.list(), Long.toString(shown.getLast().created()))
                : null;
        return Page.of(opened(shown.stream().map(Row::body).toList()), next);
    }

    private List<RawJson> opened(List<String> stored) {
        var opened = unsealer.openAll(stored);
        List<RawJson> bodies = new ArrayList<>();
        for (var i = 0; i < stored.size(); i++) {
            bodies.add(RawJson.opened(stored.get(i), opened.get(i)));
        }
        return bodies;
    }
}
