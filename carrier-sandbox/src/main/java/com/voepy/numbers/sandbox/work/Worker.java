package com.voepy.numbers.sandbox.work;

import com.voepy.numbers.sandbox.SandboxProperties;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Looks again and again for work that is due, each kind on a thread of its own.
@Component
class Worker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration STOP_MAX = Duration.ofSeconds(10);

    private final List<DueWork> kinds;
    private final Duration poll;
    private List<Thread> threads = List.of();

    /// Down to zero when it is time to stop. Nobody is interrupted: that would break connections in use.
    private CountDownLatch stopping = new CountDownLatch(1);

    Worker(List<DueWork> kinds, SandboxProperties properties) {
        this.kinds = List.copyOf(kinds);
        this.poll = properties.poll();
    }

    @Override
    public synchronized void start() {
        var end = new CountDownLatch(1);
        stopping = end;
        threads = kinds.stream()
                .map(kind -> Thread.ofVirtual()
                        .name("sandbox-" + kind.getClass().getSimpleName())
                        .start(() -> loop(kind, end)))
                .toList();
    }

    @Override
    public synchronized void stop() {
        stopping.countDown();
        try {
            for (var thread : threads) {
                thread.join(STOP_MAX);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads = List.of();
    }

    @Override
    public synchronized boolean isRunning() {
        return !threads.isEmpty();
    }

    private void loop(DueWork kind, CountDownLatch end) {
        boolean ended = false;
        while (!ended) {
            var pause = Duration.ZERO;
            try {
                pause = kind.doSome() ? Duration.ZERO : poll;
            } catch (RuntimeException e) {
                LOG.warn("{} failed; it is tried again in {}", kind.getClass().getSimpleName(), AFTER_FAILURE, e);
                pause = AFTER_FAILURE;
            }
            ended = await(end, pause);
        }
    }

    private static boolean await(CountDownLatch end, Duration pause) {
        try {
            return end.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
