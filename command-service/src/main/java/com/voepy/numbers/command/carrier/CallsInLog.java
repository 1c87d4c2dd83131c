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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// Calls to the carrier as events of the log, each before its answer is acted upon.
///
/// One thread appends, and takes along all that ended meanwhile: appends to the log are made one after another anyway,
/// and a caller that is interrupted or gives up disturbs nobody else's record. A record must not stand in the way of
/// what it records. One that cannot be written in time is counted, goes to the service's log instead, and the business
/// goes on.
final class CallsInLog implements CallLog, MeterBinder, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CallsInLog.class);

    /// For a caller, and for the append itself. An append takes a millisecond or two.
    private static final Duration WAIT_MAX = Duration.ofSeconds(2);

    private final EventAppender appender;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Queue<Ended> waiting = new ConcurrentLinkedQueue<>();
    private final LongAdder lost = new LongAdder();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("carrier-call-log").daemon().factory());

    /// A call whose caller waits.
    ///
    /// @param settled opens when it is on record or lost
    private record Ended(NewEvent call, CountDownLatch settled) {}

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
        var ended = new Ended(called, new CountDownLatch(1));
        waiting.add(ended);
        try {
            writer.execute(this::appendAllThatWait);
        } catch (RuntimeException e) {
            waiting.remove(ended);
            throw e;
        }
        if (!isSettledInTime(ended) && waiting.remove(ended)) {
            lose(List.of(called), 1, "others took too long");
        }
        // Otherwise it is in the writer's hands, which writes it or counts it.
    }

    /// A call that was interrupted is on record like any other, and stays interrupted.
    private static boolean isSettledInTime(Ended ended) {
        var deadline = System.nanoTime() + WAIT_MAX.toNanos();
        var wasInterrupted = false;
        try {
            while (true) {
                try {
                    return ended.settled().await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException _) {
                    wasInterrupted = true;
                }
            }
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void appendAllThatWait() {
        List<Ended> batch = new ArrayList<>();
        for (var ended = waiting.poll(); ended != null; ended = waiting.poll()) {
            batch.add(ended);
        }
        if (batch.isEmpty()) {
            return;
        }
        var calls = batch.stream().map(Ended::call).toList();
        try {
            append(calls);
        } catch (RuntimeException e) {
            lose(calls, calls.size(), e.toString());
        } finally {
            batch.forEach(ended -> ended.settled().countDown());
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

    /// Writes what waits, and no more.
    @Override
    public void close() {
        writer.close();
    }
}
