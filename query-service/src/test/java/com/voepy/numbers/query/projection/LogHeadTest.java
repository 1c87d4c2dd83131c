package com.voepy.numbers.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LogHeadTest {

    static final Duration LONG = Duration.ofSeconds(10);

    final AtomicLong written = new AtomicLong();
    final AtomicLong reads = new AtomicLong();

    @Test
    void never_answers_with_less_than_was_written_before_it_was_asked() throws Exception {
        var head = new LogHead(() -> {
            reads.incrementAndGet();
            return written.get();
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (var i = 0; i < 200; i++) {
                all.add(threads.submit(() -> {
                    for (var round = 0; round < 100; round++) {
                        var mine = written.incrementAndGet();
                        assertThat(head.read(LONG).orElseThrow()).isGreaterThanOrEqualTo(mine);
                    }
                    return null;
                }));
            }
            for (var each : all) {
                each.get();
            }
        }
    }

    @Test
    void reads_once_for_all_who_come_during_a_read() throws Exception {
        var gate = new Semaphore(0);
        var head = new LogHead(() -> {
            reads.incrementAndGet();
            gate.acquireUninterruptibly();
            return written.get();
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<OptionalLong>> all = new ArrayList<>();
            all.add(threads.submit(() -> head.read(LONG)));
            await().until(() -> reads.get() == 1);
            for (var i = 0; i < 500; i++) {
                all.add(threads.submit(() -> head.read(LONG)));
            }
            await().until(() -> head.waiting() == 500);
            gate.release(2);
            for (var each : all) {
                assertThat(each.get()).isPresent();
            }
        }
        assertThat(reads).hasValue(2);
    }

    @Test
    void gives_up_when_the_database_does_not_answer() throws Exception {
        var gate = new Semaphore(0);
        var head = new LogHead(() -> {
            reads.incrementAndGet();
            gate.acquireUninterruptibly();
            return 0;
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(() -> head.read(LONG));
            await().until(() -> reads.get() == 1);
            assertThat(head.read(Duration.ofMillis(20))).isEmpty();
            gate.release(1);
        }
    }

    @Test
    void a_failed_read_is_nobodys_answer() throws Exception {
        var broken = new AtomicBoolean(true);
        var head = new LogHead(() -> {
            if (broken.get()) {
                throw new IllegalStateException("no database");
            }
            return 7;
        });
        assertThatThrownBy(() -> head.read(LONG)).hasMessage("no database");
        broken.set(false);
        assertThat(head.read(LONG)).hasValue(7);
    }
}
