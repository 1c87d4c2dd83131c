package com.voepy.numbers.kit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.events.Event;
import com.voepy.numbers.events.TenantEvent.TenantRenamed;
import com.voepy.numbers.kit.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EventLogTest {

    private static final UUID TENANT = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00.123Z");

    private DataSource dataSource;
    private EventLog log;
    private EventAppender appender;
    private TransactionTemplate transaction;

    @BeforeEach
    void emptyLog() {
        dataSource = TestDatabase.create().dataSource();
        LogSchema.migrate(dataSource);
        var codec = new EventCodec();
        log = new EventLog(JdbcClient.create(dataSource), codec);
        appender = new EventAppender(dataSource, codec);
        transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    @Test
    void what_was_appended_is_read_back_as_it_was() {
        var metadata = new EventMetadata(
                TENANT, "key-1", "req-1", "idem-1", "corr-1", "cause-1", "POST /v1/numbers/order", "PlaceOrder");
        var event =
                new NewEvent("tenant/1", 0, "Tenant", UUID.randomUUID(), NOON, renamed("Zoë \"Q\" \\ {,}"), metadata);

        var position = appender.append(List.of(event));

        assertThat(position).isEqualTo(1);
        assertThat(log.head()).isEqualTo(1);
        assertThat(log.after(0, 10))
                .containsExactly(
                        new LoggedEvent(1, "tenant/1", 0, "Tenant", event.eventId(), NOON, event.event(), metadata));
        assertThat(log.ofStream("tenant/1")).isEqualTo(log.after(0, 10));
        assertThat(log.lastSequence("tenant/1")).contains(0L);
        assertThat(log.lastSequence("tenant/2")).isEmpty();
    }

    /// What is older than a word has no such word, not even a null one: proofs are made of what is stored.
    @Test
    void what_nobody_said_is_stored_without_a_word() {
        var metadata = new EventMetadata(null, "key-1", null, null, null, null);
        appender.append(
                List.of(new NewEvent("tenant/1", 0, "Tenant", UUID.randomUUID(), NOON, renamed("name"), metadata)));

        assertThat(log.rowsAfter(0, 1).getFirst().metadata()).isEqualTo("{\"actor\": \"key-1\"}");
        assertThat(log.after(0, 1).getFirst().metadata()).isEqualTo(metadata);
    }

    @Test
    void a_taken_sequence_is_refused_and_leaves_no_gap() {
        appender.append(List.of(at("tenant/1", 0), at("tenant/1", 1)));

        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        _ -> appender.append(List.of(at("tenant/2", 0), at("tenant/1", 1)))))
                .isInstanceOf(DuplicateKeyException.class);

        assertThat(log.head()).isEqualTo(2);
        appender.append(List.of(at("tenant/2", 0)));
        assertThat(positions()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void an_event_of_an_unknown_revision_is_not_guessed_at() {
        appender.append(List.of(at("tenant/1", 0)));
        JdbcClient.create(dataSource).sql("UPDATE log.event SET revision = 99").update();

        assertThatThrownBy(() -> log.after(0, 1)).hasMessageContaining("revision 99 of TenantRenamed");
    }

    /// A reader that follows the log must never see position n before everything up to n, whatever order transactions
    /// begin, roll back and commit in. A plain sequence fails this test.
    @Test
    void a_reader_that_follows_never_misses_an_event() throws Exception {
        var writers = 6;
        var eventsEach = 60;
        var done = new CountDownLatch(writers);
        var committed = new ConcurrentSkipListSet<String>();
        List<Long> seen = new ArrayList<>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var writer : IntStream.range(0, writers).toArray()) {
                pool.submit(() -> {
                    write(writer, eventsEach, committed);
                    done.countDown();
                });
            }
            while (done.getCount() > 0 || lastOf(seen) < log.head()) {
                log.after(lastOf(seen), 7).forEach(e -> seen.add(e.position()));
            }
        }
        assertThat(seen)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, committed.size()).boxed().toList());
    }

    @Test
    void an_append_wakes_a_listener_before_the_poll_would() throws Exception {
        var signal = new LogSignal(dataSource);
        signal.start();
        try {
            var readable = new CompletableFuture<Long>();
            signal.onAppend(() -> {
                if (log.head() > 0) {
                    readable.complete(log.head());
                }
            });
            appender.append(List.of(at("tenant/1", 0)));
            assertThat(readable.get(5, TimeUnit.SECONDS)).isEqualTo(1);
        } finally {
            signal.stop();
        }
    }

    @Test
    void a_listener_that_fails_is_woken_again_and_disturbs_no_other() {
        var signal = new LogSignal(dataSource);
        var failed = new AtomicInteger();
        var woken = new AtomicInteger();
        signal.onAppend(() -> {
            failed.incrementAndGet();
            throw new IllegalStateException("not today");
        });
        signal.onAppend(woken::incrementAndGet);
        signal.start();
        try {
            await().until(() -> failed.get() > 1 && woken.get() > 1);
        } finally {
            signal.stop();
        }
    }

    private void write(int writer, int count, ConcurrentSkipListSet<String> committed) {
        var random = new Random(writer);
        for (var i = 0; i < count; i++) {
            var rollBack = random.nextInt(4) == 0;
            var sequence = i;
            transaction.executeWithoutResult(status -> {
                appender.append(List.of(at("tenant/%d-%d".formatted(writer, sequence), 0)));
                if (rollBack) {
                    status.setRollbackOnly();
                }
            });
            if (!rollBack) {
                committed.add(writer + "-" + i);
            }
        }
    }

    private static long lastOf(List<Long> seen) {
        return seen.isEmpty() ? 0 : seen.getLast();
    }

    private List<Long> positions() {
        return log.after(0, 1000).stream().map(LoggedEvent::position).toList();
    }

    private static NewEvent at(String stream, long sequence) {
        return new NewEvent(stream, sequence, "Tenant", UUID.randomUUID(), NOON, renamed("name"), EventMetadata.NONE);
    }

    private static Event renamed(String name) {
        return new TenantRenamed(TENANT, name);
    }
}
