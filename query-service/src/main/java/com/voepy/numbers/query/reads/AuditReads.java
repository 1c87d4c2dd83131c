package com.voepy.numbers.query.reads;

import com.voepy.numbers.evidence.Hash;
import com.voepy.numbers.evidence.ReadChain;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.query.view.OldestFirst;
import com.voepy.numbers.query.view.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// The record of what auditors read. Whoever shows something that only they may see calls [#record] with the answer
/// ready and before it leaves; under `/v1/audit/` [RecordedReads] does.
@Component
public class AuditReads {

    private static final Logger LOG = LoggerFactory.getLogger(AuditReads.class);

    private static final int RETRY_AFTER_SECONDS = 1;

    /// Adding a row takes milliseconds; whoever waits so long has a node before it that does not come back.
    private static final int WAIT_SECONDS_MAX = 2;

    private final TransactionTemplate own;
    private final LookedAt lookedAt;
    private final JdbcClient jdbc;
    private final InstantSource clock;

    private record Last(long sequence, Hash hash) {

        static final Last NONE = new Last(0, ReadChain.BEGINNING);
    }

    AuditReads(
            PlatformTransactionManager transactions,
            JdbcClient jdbc,
            InstantSource clock,
            LookedAt lookedAt,
            ReadsSchema migrated) {
        this.lookedAt = lookedAt;
        this.own = new TransactionTemplate(transactions);
        // What was read was read, whatever becomes of the reader's transaction.
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Records a read, durably.
    ///
    /// @param actor id of the API key
    /// @param status of the answer that is about to leave
    /// @throws com.voepy.numbers.kit.problem.Rejection `503 audit_not_recorded`; then no answer may leave
    public void record(String actor, HttpServletRequest request, int status) {
        try {
            var read = lookedAt.by(actor, request, status);
            own.executeWithoutResult(_ -> append(read));
        } catch (DataAccessException | TransactionException e) {
            LOG.error(
                    "A read of {} by {} could not be recorded and is not answered", request.getServletPath(), actor, e);
            throw ErrorCode.AUDIT_NOT_RECORDED
                    .because("The read could not be recorded, so nothing is shown.")
                    .retryAfter(RETRY_AFTER_SECONDS);
        }
    }

    private void append(Read read) {
        // Whoever waits holds one of the connections that everybody needs.
        jdbc.sql("SET LOCAL lock_timeout = '%ds'".formatted(WAIT_SECONDS_MAX)).update();
        // One at a time adds a row, on all nodes. Without this row in the table nobody would wait for anybody.
        jdbc.sql("SELECT one FROM audit.turn FOR UPDATE").query(Boolean.class).single();
        var last = jdbc.sql("SELECT sequence, hash FROM audit.read ORDER BY sequence DESC LIMIT 1")
                .query((row, _) -> new Last(row.getLong("sequence"), Hash.of(row.getBytes("hash"))))
                .optional()
                .orElse(Last.NONE);
        add(AuditReadResource.of(read, last.sequence + 1, clock.instant().truncatedTo(ChronoUnit.MILLIS), last.hash));
    }

    /// That nothing follows what another row follows already, the table sees to itself.
    private void add(AuditReadResource read) {
        jdbc.sql("""
                INSERT INTO audit.read (sequence, read_at, actor, scope, method, path, query, request_id, status,
                                        tenant_id, phone_number, resource_id, previous, hash)
                VALUES (:sequence, :at, :actor, :scope, :method, :path, :query, :request, :status,
                        :tenant, :number, :resource, :previous, :hash)
                """)
                .param("sequence", read.sequence())
                .param("at", sqlTime(read.readAt()))
                .param("actor", read.actor())
                .param("scope", read.scope().wireName())
                .param("method", read.method())
                .param("path", read.path())
                .param("query", read.query())
                .param("request", read.requestId())
                .param("status", read.status())
                .param("tenant", read.tenantId())
                .param("number", read.phoneNumber())
                .param("resource", read.resourceId())
                .param("previous", Base64.getDecoder().decode(read.previous()))
                .param("hash", Base64.getDecoder().decode(read.hash()))
                .update();
    }

    /// A page of the reads that fit, oldest first.
    Page<AuditReadResource> page(ReadFilter filter, OldestFirst page) {
        // One more tells whether there is another page.
        var rows = filter.query(jdbc, page.after(), page.limit() + 1)
                .query((row, _) -> resource(row))
                .list();
        return page.of(rows, AuditReadResource::sequence);
    }

    private static AuditReadResource resource(ResultSet row) throws SQLException {
        return new AuditReadResource(
                row.getLong("sequence"),
                row.getObject("read_at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                ApiKeyScope.ofWireName(row.getString("scope")),
                row.getString("method"),
                row.getString("path"),
                row.getString("query"),
                row.getString("request_id"),
                row.getInt("status"),
                row.getObject("tenant_id", UUID.class),
                row.getString("phone_number"),
                row.getObject("resource_id", UUID.class),
                Base64.getEncoder().encodeToString(row.getBytes("previous")),
                Base64.getEncoder().encodeToString(row.getBytes("hash")));
    }

    static OffsetDateTime sqlTime(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
