package com.voepy.numbers.command.carrier;

import com.voepy.numbers.kit.log.EventAppender;
import com.voepy.numbers.kit.log.NewEvent;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// Calls to the carrier as events of the log, each before its answer is acted upon.
///
/// One thread appends, and takes along all that ended meanwhile: appends to the log are made one after another anyway,
/// and a caller that is interrupted or gives up disturbs nobody else's record. A record must not stand in the way of
/// what it records. One that cannot be written in time is counted, goes to the service's log, and the business goes on.
final class CallsInLog implements CallLog, MeterBinder, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CallsInLog.class);

    /// Long for an append, which takes a millisecond or two.
    static final Duration WAIT_MAX = Duration.ofSeconds(2);

    private final Duration waitMax;
    private final EventAppender appender;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Queue<Ended> waiting = new ConcurrentLinkedQueue<>();
    private final LongAdder lost = new LongAdder();
    private final LongAdder late = new LongAdder();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("carrier-call-log").daemon().factory());

    /// A call whose caller waits.
    ///
    /// @param settled opens when it is on record or lost
    /// @param recorded holds once it is on record
    private record Ended(NewEvent call, CountDownLatch settled, AtomicBoolean recorded) {

        void isOnRecord() {
            recorded.set(true);
            settled.countDown();
        }
    }

    /// @param waitMax for a caller, and for the append itself
    CallsInLog(EventAppender appender, JdbcClient jdbc, TransactionOperations transaction, Duration waitMax) {
        this.waitMax = waitMax;
        this.appender = appender;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public boolean add(Supplier<NewEvent> called) {
        try {
            return add(called.get());
        } catch (RuntimeException e) {
            // Whatever it is, it must not change what comes of the call.
            lost.increment();
            LOG.error("A call to the carrier is not on record ({}); the business goes on", kind(e));
            return false;
        }
    }

    private boolean add(NewEvent called) {
        var ended = new Ended(called, new CountDownLatch(1), new AtomicBoolean());
        waiting.add(ended);
        try {
            writer.execute(this::appendAllThatWait);
        } catch (RuntimeException e) {
            waiting.remove(ended);
            throw e;
        }
        if (isSettledInTime(ended)) {
            return ended.recorded().get();
        }
        if (waiting.remove(ended)) {
            lose(called, "others took too long");
        } else {
            // It is in the writer's hands, which writes it or counts it as lost; unless the process dies before.
            late.increment();
            LOG.warn("A call to the carrier is not on record yet; the business goes on. {}", called);
        }
        return false;
    }

    /// A call that was interrupted is on record like any other, and stays interrupted.
    private boolean isSettledInTime(Ended ended) {
        var deadline = System.nanoTime() + waitMax.toNanos();
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
        try {
            append(batch.stream().map(Ended::call).toList(), waitMax);
            batch.forEach(Ended::isOnRecord);
        } catch (RuntimeException e) {
            LOG.warn("{} calls to the carrier are not on record together ({}); now one by one", batch.size(), kind(e));
            appendEach(batch);
        } finally {
            batch.forEach(ended -> ended.settled().countDown());
        }
    }

    /// One that the log cannot hold takes no other along. All of them together get as long as one call does: a log that
    /// is stuck is stuck for each.
    private void appendEach(List<Ended> batch) {
        var deadline = System.nanoTime() + waitMax.toNanos();
        for (var ended : batch) {
            var left = Duration.ofNanos(deadline - System.nanoTime());
            if (left.toMillis() <= 0) {
                lose(ended.call(), "others took too long");
                continue;
            }
            try {
                append(List.of(ended.call()), left);
                ended.isOnRecord();
            } catch (DuplicateKeyException _) {
                // The first attempt was committed, although nobody could say so.
                LOG.info("A call to the carrier is on record already: {}", ended.call().stream());
                ended.isOnRecord();
            } catch (RuntimeException e) {
                lose(ended.call(), kind(e));
            }
            ended.settled().countDown();
        }
    }

    private void append(List<NewEvent> calls, Duration limit) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("SELECT set_config('statement_timeout', :millis, true)")
                    .param("millis", Long.toString(limit.toMillis()))
                    .query(String.class)
                    .single();
            appender.append(calls);
        });
    }

    private void lose(NewEvent call, String why) {
        lost.increment();
        LOG.error("A call to the carrier is not on record ({}); the business goes on. {}", why, call);
    }

    /// Never its message, which may quote what was to be written.
    private static String kind(RuntimeException e) {
        var cause = NestedExceptionUtils.getMostSpecificCause(e);
        return cause instanceof SQLException sql
                ? "SQL state " + sql.getSQLState()
                : cause.getClass().getSimpleName();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("numbers.carrier.calls.unrecorded", lost, LongAdder::sum)
                .description("Calls to the carrier that could not be written to the log")
                .baseUnit("calls")
                .register(registry);
        FunctionCounter.builder("numbers.carrier.calls.late", late, LongAdder::sum)
                .description("Calls to the carrier that were acted upon before they were written to the log")
                .baseUnit("calls")
                .register(registry);
    }

    /// Writes what waits, and no more.
    @Override
    public void close() {
        writer.close();
    }
}
