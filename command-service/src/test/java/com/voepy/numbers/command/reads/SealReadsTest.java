package com.voepy.numbers.command.reads;

import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.command.schedule.Next;
import com.voepy.numbers.command.testing.NumberService;
import com.voepy.numbers.events.AuditReadEvent.AuditReadsSealed;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.testing.TestDatabase;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SealReadsTest {

    static final TestDatabase DATABASE = TestDatabase.create();
    static final JdbcClient JDBC = DATABASE.jdbc();

    @SuppressWarnings("NullAway.Init")
    static NumberService service;

    @BeforeAll
    static void start() {
        service = new NumberService(DATABASE);
        // Before the query side has ever run there is nothing to seal.
        run();
        assertThat(seals()).isEmpty();
        JDBC.sql("CREATE SCHEMA audit").update();
        JDBC.sql("CREATE TABLE audit.read (sequence bigint PRIMARY KEY, hash bytea NOT NULL)")
                .update();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void forget() {
        JDBC.sql("DELETE FROM audit.read").update();
        JDBC.sql("DELETE FROM log.event WHERE stream = 'audit-reads/all'").update();
    }

    @Test
    void what_was_read_since_the_last_time_is_sealed_once() {
        run();
        assertThat(seals()).isEmpty();
        read(1);
        read(2);
        run();
        run();
        assertThat(seals()).containsExactly(new AuditReadsSealed(2, hash(2)));
        read(3);
        run();
        assertThat(seals()).containsExactly(new AuditReadsSealed(2, hash(2)), new AuditReadsSealed(3, hash(3)));
    }

    @Test
    void it_runs_again_soon() {
        assertThat(run()).isEqualTo(new Next.Again(service.clock.instant().plusSeconds(30), null));
    }

    @Test
    void two_nodes_that_seal_at_once_make_one_seal() {
        for (var i = 1; i <= 10; i++) {
            read(i);
            var both = List.of(attempt(), attempt()).toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(both).join();
        }
        assertThat(seals())
                .extracting(AuditReadsSealed::reads)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    }

    @Test
    void a_record_that_was_cut_or_rewritten_is_sealed_as_it_has_become_and_both_stay_in_the_log() {
        read(1);
        read(2);
        run();
        JDBC.sql("DELETE FROM audit.read WHERE sequence = 2").update();
        run();
        run();
        assertThat(seals()).containsExactly(new AuditReadsSealed(2, hash(2)), new AuditReadsSealed(1, hash(1)));
        JDBC.sql("UPDATE audit.read SET hash = :hash")
                .param("hash", Base64.getDecoder().decode(hash(7)))
                .update();
        run();
        assertThat(seals()).hasSize(3).endsWith(new AuditReadsSealed(1, hash(7)));
    }

    /// The one that comes second is refused its place in the stream, and is run again by the scheduler.
    private static CompletableFuture<Void> attempt() {
        return CompletableFuture.runAsync(SealReadsTest::run).exceptionally(_ -> null);
    }

    private static Next run() {
        return service.run(SealReads.NAME, "all", null);
    }

    private static void read(int sequence) {
        JDBC.sql("INSERT INTO audit.read VALUES (:sequence, :hash)")
                .param("sequence", sequence)
                .param("hash", Base64.getDecoder().decode(hash(sequence)))
                .update();
    }

    private static String hash(int of) {
        var bytes = new byte[32];
        bytes[31] = (byte) of;
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static List<AuditReadsSealed> seals() {
        return service.stream(Streams.auditReads()).stream()
                .map(logged -> (AuditReadsSealed) logged.event())
                .toList();
    }
}
