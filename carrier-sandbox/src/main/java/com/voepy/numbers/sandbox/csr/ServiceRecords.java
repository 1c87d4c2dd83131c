package com.voepy.numbers.sandbox.csr;

import static com.voepy.numbers.sandbox.api.Sql.at;
import static com.voepy.numbers.sandbox.api.Sql.instant;
import static com.voepy.numbers.sandbox.api.TelnyxError.BAD_REQUEST;

import com.voepy.numbers.sandbox.api.PageRequest;
import com.voepy.numbers.sandbox.api.Paged;
import com.voepy.numbers.sandbox.api.Query;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which customer service records were asked for, in the database. What a record says is not there: it is a function
/// of the number, so that nothing about people is kept.
@Component
class ServiceRecords {

    static final Set<String> PARAMETERS = Set.of(
            "filter[phone_number][eq]",
            "filter[phone_number][in]",
            "filter[status][eq]",
            "filter[status][in]",
            "filter[created_at][gt]",
            "filter[created_at][lt]",
            "sort[value]");

    private static final String REQUESTS = """
            SELECT id, phone_number, status, error, webhook_url, created_at, updated_at FROM (
                SELECT id, phone_number, error, webhook_url, created_at,
                    CASE WHEN ready_at IS NULL OR ready_at > :now THEN 'pending'
                         WHEN error IS NULL THEN 'completed' ELSE 'failed' END AS status,
                    CASE WHEN ready_at <= :now THEN ready_at ELSE created_at END AS updated_at
                FROM sandbox.service_record_request) AS r
            """;

    private static final String MATCHES = """
            WHERE (:number::text IS NULL OR phone_number = :number)
            AND (cardinality(:numbers::text[]) = 0 OR phone_number = ANY (:numbers::text[]))
            AND (:status::text IS NULL OR status = :status)
            AND (cardinality(:statuses::text[]) = 0 OR status = ANY (:statuses::text[]))
            AND (:after::timestamptz IS NULL OR created_at > :after::timestamptz)
            AND (:before::timestamptz IS NULL OR created_at < :before::timestamptz)
            """;

    private final JdbcClient jdbc;
    private final InstantSource time;

    ServiceRecords(JdbcClient jdbc, InstantSource time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /// @param status `pending`, `completed` or `failed`
    /// @param error why it fails
    record Request(
            UUID id,
            String phoneNumber,
            String status,
            @Nullable String error,
            @Nullable String webhookUrl,
            Instant createdAt,
            Instant updatedAt) {}

    /// @param readyAt when it is answered, null for never
    void insert(
            UUID id,
            String number,
            @Nullable String webhookUrl,
            @Nullable String error,
            @Nullable Instant readyAt,
            Instant now) {
        jdbc.sql("""
                INSERT INTO sandbox.service_record_request
                    (id, phone_number, webhook_url, error, ready_at, created_at)
                VALUES (:id, :number, :webhookUrl, :error, :readyAt, :now)
                """)
                .param("id", id)
                .param("number", number)
                .param("webhookUrl", webhookUrl)
                .param("error", error)
                .param("readyAt", readyAt == null ? null : at(readyAt))
                .param("now", at(now))
                .update();
    }

    Optional<Request> find(UUID id) {
        return jdbc.sql(REQUESTS + "WHERE id = :id")
                .param("now", at(time.instant()))
                .param("id", id)
                .query(ServiceRecords::request)
                .optional();
    }

    Paged<Request> page(Query query, PageRequest page) {
        var sort = query.text("sort[value]");
        var order = switch (sort) {
            case null -> "created_at DESC";
            case "-created_at" -> "created_at DESC";
            case "created_at" -> "created_at";
            default -> throw BAD_REQUEST.inParameter("sort[value]", sort + " is nothing to sort by.");
        };
        var all = filtered("SELECT count(*) FROM (" + REQUESTS + MATCHES + ") AS counted", query)
                .query(Long.class)
                .single();
        List<Request> rows = filtered(
                        REQUESTS + MATCHES + "ORDER BY " + order + ", id LIMIT :limit OFFSET :offset", query)
                .param("limit", page.size())
                .param("offset", page.offset())
                .query(ServiceRecords::request)
                .list();
        return page.of(rows, all);
    }

    private JdbcClient.StatementSpec filtered(String sql, Query query) {
        return jdbc.sql(sql)
                .param("now", at(time.instant()))
                .param("number", query.text("filter[phone_number][eq]"))
                .param("numbers", query.texts("filter[phone_number][in]").toArray(String[]::new))
                .param("status", query.text("filter[status][eq]"))
                .param("statuses", query.texts("filter[status][in]").toArray(String[]::new))
                .param("after", query.text("filter[created_at][gt]"))
                .param("before", query.text("filter[created_at][lt]"));
    }

    private static Request request(ResultSet row, int index) throws SQLException {
        return new Request(
                row.getObject("id", UUID.class),
                row.getString("phone_number"),
                row.getString("status"),
                row.getString("error"),
                row.getString("webhook_url"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }
}
