package com.voepy.numbers.command.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.command.testing.AtOnce;
import com.voepy.numbers.events.CarrierCallEvent.CarrierCalled;
import com.voepy.numbers.kernel.CarrierCallOutcome;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.EventAppender;
import com.voepy.numbers.kit.log.EventCodec;
import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.log.EventMetadata;
import com.voepy.numbers.kit.log.LogSchema;
import com.voepy.numbers.kit.log.NewEvent;
import com.voepy.numbers.kit.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CallsInLogTest {

    static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    /// Appends take a millisecond or two, where there is nothing else to do.
    static final Duration A_BUSY_MACHINE = Duration.ofSeconds(60);

    @SuppressWarnings("NullAway.Init")
    DataSource dataSource;

    @SuppressWarnings("NullAway.Init")
    TransactionTemplate transaction;

    @SuppressWarnings("NullAway.Init")
    EventLog log;

    @SuppressWarnings("NullAway.Init")
    CallsInLog calls;

    @BeforeEach
    void start() {
        dataSource = TestDatabase.create().dataSource();
        LogSchema.migrate(dataSource);
        var codec = new EventCodec();
        log = new EventLog(JdbcClient.create(dataSource), codec);
        transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        calls = calls(A_BUSY_MACHINE);
    }

    private CallsInLog calls(Duration waitMax) {
        var fresh = new CallsInLog(
                new EventAppender(dataSource, new EventCodec()), JdbcClient.create(dataSource), transaction, waitMax);
        fresh.bindTo(meters);
        return fresh;
    }

    private void becomeImpatient() {
        calls.close();
        meters.clear();
        calls = calls(CallsInLog.WAIT_MAX);
    }

    @AfterEach
    void stop() {
        calls.close();
    }

    @Test
    void a_call_is_in_the_log_when_its_caller_goes_on() {
        var call = call();
        calls.add(() -> call);

        var logged = log.ofStream(call.stream()).getFirst();
        assertThat(logged.event()).isEqualTo(call.event());
        assertThat(logged.occurredAt()).isEqualTo(NOON);
        assertThat(lost()).isZero();
    }

    @Test
    void of_many_that_end_at_once_none_is_missing_or_doubled() {
        var present = AtOnce.run(64, _ -> {
            var call = call();
            calls.add(() -> call);
            return log.ofStream(call.stream()).size();
        });

        assertThat(present).containsOnly(1);
        assertThat(log.head()).isEqualTo(64);
        assertThat(lost()).isZero();
    }

    @Test
    void a_call_that_cannot_be_described_is_counted_and_harms_nobody() {
        calls.add(() -> {
            throw new IllegalStateException("no words for it");
        });

        assertThat(lost()).isEqualTo(1);
        assertThat(log.head()).isZero();
    }

    @Test
    void an_interrupted_caller_leaves_a_record_and_stays_interrupted() {
        var call = call();
        Thread.currentThread().interrupt();
        calls.add(() -> call);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(log.ofStream(call.stream())).hasSize(1);
    }

    @Test
    void callers_that_are_interrupted_while_they_wait_lose_neither_their_record_nor_anothers() throws Exception {
        var threads = new ArrayList<Thread>();
        transaction.executeWithoutResult(_ -> {
            holdTheHead();
            for (var i = 0; i < 8; i++) {
                threads.add(Thread.startVirtualThread(() -> calls.add(CallsInLogTest::call)));
            }
            threads.forEach(Thread::interrupt);
        });
        for (var thread : threads) {
            thread.join();
        }

        assertThat(log.head()).isEqualTo(8);
        assertThat(lost()).isZero();
    }

    @Test
    void a_log_that_is_stuck_is_waited_for_a_moment_and_the_loss_is_counted() {
        becomeImpatient();
        transaction.executeWithoutResult(_ -> {
            holdTheHead();
            var start = System.nanoTime();
            AtOnce.run(3, _ -> {
                calls.add(CallsInLogTest::call);
                return true;
            });
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
            // What no caller waits for any more is still being tried.
            await().until(this::lost, count -> count == 3);
        });

        assertThat(log.head()).isZero();
        var next = call();
        calls.add(() -> next);
        await().until(() -> log.ofStream(next.stream()).size() == 1);
    }

    @Test
    void what_the_log_cannot_hold_takes_no_other_call_along() {
        var present = new ArrayList<NewEvent>();
        var stuck = new ArrayList<Thread>();
        transaction.executeWithoutResult(_ -> {
            // While the first one is stuck the others gather, and are written together after it.
            holdTheHead();
            for (var i = 0; i < 9; i++) {
                var call = i == 4 ? call("quoted: \0") : call();
                present.add(call);
                stuck.add(Thread.startVirtualThread(() -> calls.add(() -> call)));
            }
        });
        stuck.forEach(CallsInLogTest::join);

        assertThat(lost()).isEqualTo(1);
        assertThat(present.stream().map(call -> log.ofStream(call.stream()).size()))
                .containsExactly(1, 1, 1, 1, 0, 1, 1, 1, 1);
    }

    @Test
    void a_caller_that_goes_on_before_its_call_is_on_record_is_counted() {
        becomeImpatient();
        transaction.executeWithoutResult(_ -> {
            holdTheHead();
            calls.add(CallsInLogTest::call);
            assertThat(late() + lost()).isGreaterThanOrEqualTo(1);
        });
    }

    /// Whoever appends holds the head of the log until the transaction ends.
    private void holdTheHead() {
        JdbcClient.create(dataSource)
                .sql("UPDATE log.head SET position = position")
                .update();
    }

    private double lost() {
        return meters.get("numbers.carrier.calls.unrecorded").functionCounter().count();
    }

    private double late() {
        return meters.get("numbers.carrier.calls.late").functionCounter().count();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static NewEvent call() {
        return call(null);
    }

    private static NewEvent call(@Nullable String reason) {
        var id = UUID.randomUUID();
        return new NewEvent(
                Streams.carrierCall(id),
                0,
                "CarrierCall",
                UUID.randomUUID(),
                NOON,
                new CarrierCalled(
                        id,
                        null,
                        "telnyx",
                        "GET",
                        "/v2/number_orders",
                        null,
                        CarrierCallOutcome.ANSWERED,
                        reason,
                        200,
                        1,
                        "{}",
                        null,
                        null,
                        List.of(),
                        null),
                EventMetadata.NONE);
    }
}
