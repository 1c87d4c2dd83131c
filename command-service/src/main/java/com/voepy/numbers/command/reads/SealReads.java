package com.voepy.numbers.command.reads;

import com.voepy.numbers.command.dispatch.Cause;
import com.voepy.numbers.command.schedule.Next;
import com.voepy.numbers.command.schedule.TimedTask;
import com.voepy.numbers.events.AuditReadEvent.AuditReadsSealed;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.EventAppender;
import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.log.NewEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// Writes into the log how many reads of auditors are on record and the hash of the last one, whenever there are more
/// than at the last time. What is in the log cannot be taken back in silence, and so what auditors read cannot either.
final class SealReads implements TimedTask {

    static final String NAME = "seal-audit-reads";

    private static final Logger LOG = LoggerFactory.getLogger(SealReads.class);
    private static final String AGGREGATE = "AuditReads";

    private final JdbcClient jdbc;
    private final EventLog log;
    private final EventAppender appender;
    private final TransactionOperations transaction;
    private final InstantSource clock;
    private final Duration interval;

    /// @param sequence of the event in its stream
    private record Sealed(long sequence, AuditReadsSealed event) {}

    SealReads(
            JdbcClient jdbc,
            EventLog log,
            EventAppender appender,
            TransactionOperations transaction,
            InstantSource clock,
            Duration interval) {
        this.jdbc = jdbc;
        this.log = log;
        this.appender = appender;
        this.transaction = transaction;
        this.clock = clock;
        this.interval = interval;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Next run(String id, @Nullable String state) {
        if (isThere()) {
            transaction.executeWithoutResult(_ -> seal());
        }
        return new Next.Again(clock.instant().plus(interval), null);
    }

    /// The table is the query side's, which may never have run yet.
    private boolean isThere() {
        return jdbc.sql("SELECT to_regclass('audit.read') IS NOT NULL")
                .query(Boolean.class)
                .single();
    }

    private void seal() {
        var last = last();
        last.map(Sealed::event).ifPresent(this::demand);
        var now = jdbc.sql("""
                        SELECT sequence, encode(hash, 'base64') AS hash FROM audit.read ORDER BY sequence DESC LIMIT 1
                        """)
                .query((row, _) -> new AuditReadsSealed(row.getLong("sequence"), row.getString("hash")))
                .optional();
        if (now.isEmpty() || now.equals(last.map(Sealed::event))) {
            return;
        }
        var sequence = last.map(Sealed::sequence).orElse(-1L) + 1;
        appender.append(List.of(new NewEvent(
                Streams.auditReads(),
                sequence,
                AGGREGATE,
                UUID.nameUUIDFromBytes((NAME + sequence).getBytes(StandardCharsets.UTF_8)),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                now.get(),
                Cause.of(NAME, null).metadata())));
    }

    private Optional<Sealed> last() {
        return log.lastSequence(Streams.auditReads())
                .flatMap(sequence -> log.ofStream(Streams.auditReads(), sequence).stream()
                        .findFirst()
                        .map(logged -> new Sealed(logged.sequence(), (AuditReadsSealed) logged.event())));
    }

    /// That the record changed is said once, here: the seal that follows is over what it has become, and both stay in
    /// the log, where whoever checks the record finds them.
    private void demand(AuditReadsSealed seal) {
        var hash = jdbc.sql("SELECT encode(hash, 'base64') FROM audit.read WHERE sequence = :sequence")
                .param("sequence", seal.reads())
                .query(String.class)
                .optional();
        if (hash.filter(seal.lastHash()::equals).isEmpty()) {
            LOG.error(
                    "THE RECORD OF WHAT AUDITORS READ IS NOT WHAT IT WAS: read {} had the hash {} when it was sealed, and"
                            + " now {}. `numbers log verify` says more; docs/runbooks/evidence.md says what to do.",
                    seal.reads(),
                    seal.lastHash(),
                    hash.map("has %s"::formatted).orElse("is gone"));
        }
    }
}
