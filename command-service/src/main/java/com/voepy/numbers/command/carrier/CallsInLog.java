package com.voepy.numbers.command.carrier;

import com.voepy.numbers.kit.log.EventAppender;
import com.voepy.numbers.kit.log.NewEvent;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// Calls to the carrier as events of the log, each before its answer is acted upon.
///
/// Appends to the log are made one after another, so that calls which end at the same time share one: whoever has the
/// turn appends for all who wait for it. A record must not stand in the way of what it records. One that cannot be
/// written in time is counted, goes to the service's log instead, and the business goes on.
final class CallsInLog implements CallLog, MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(CallsInLog.class);

    /// For the turn, and for the append itself. An append takes a millisecond or two.
    private static final Duration WAIT_MAX = Duration.ofSeconds(2);

    private final EventAppender appender;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Queue<NewEvent> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock(true);
    private final LongAdder lost = new LongAdder();

    /// @param transaction a new one each time
    CallsInLog(EventAppender appender, JdbcClient jdbc, TransactionOperations transaction) {
        this.appender = appender;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void add(Supplier<NewEvent> called) {
        try {
            add(called.get());
        } catch (RuntimeException e) {
            // Whatever it is, it must not change what comes of the call.
            lose(List.of(), 1, e.toString());
        }
    }

    private void add(NewEvent called) {
        // A call that was interrupted is on record like any other.
        var wasInterrupted = Thread.interrupted();
        waiting.add(called);
        try {
            if (turn.tryLock(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
                appendAllThatWait();
            } else if (waiting.remove(called)) {
                lose(List.of(called), 1, "others took too long");
            }
        } catch (InterruptedException e) {
            wasInterrupted = true;
            if (waiting.remove(called)) {
                lose(List.of(called), 1, "interrupted");
            }
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void appendAllThatWait() {
        List<NewEvent> calls = new ArrayList<>();
        try {
            for (var call = waiting.poll(); call != null; call = waiting.poll()) {
                calls.add(call);
            }
            if (!calls.isEmpty()) {
                append(calls);
            }
        } catch (RuntimeException e) {
            lose(calls, calls.size(), e.toString());
        } finally {
            turn.unlock();
        }
    }

    private void append(List<NewEvent> calls) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("SELECT set_config('statement_timeout', :millis, true)")
                    .param("millis", Long.toString(WAIT_MAX.toMillis()))
                    .query(String.class)
                    .single();
            appender.append(calls);
        });
    }

    private void lose(List<NewEvent> calls, int count, String why) {
        lost.add(count);
        LOG.error("{} calls to the carrier are not on record ({}); the business goes on. {}", count, why, calls);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("numbers.carrier.calls.unrecorded", lost, LongAdder::sum)
                .description("Calls to the carrier that could not be written to the log")
                .baseUnit("calls")
                .register(registry);
    }
}
