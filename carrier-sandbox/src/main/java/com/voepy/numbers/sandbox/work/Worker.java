package com.voepy.numbers.sandbox.work;

import com.voepy.numbers.sandbox.SandboxProperties;
import java.time.Duration;
import java.util.List;
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

    Worker(List<DueWork> kinds, SandboxProperties properties) {
        this.kinds = List.copyOf(kinds);
        this.poll = properties.poll();
    }

    @Override
    public synchronized void start() {
        threads = kinds.stream()
                .map(kind -> Thread.ofVirtual()
                        .name("sandbox-" + kind.getClass().getSimpleName())
                        .start(() -> loop(kind)))
                .toList();
    }

    @Override
    public synchronized void stop() {
        threads.forEach(Thread::interrupt);
        for (var thread : threads) {
            try {
                thread.join(STOP_MAX);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        threads = List.of();
    }

    @Override
    public synchronized boolean isRunning() {
        return !threads.isEmpty();
    }

    private void loop(DueWork kind) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (!kind.doSome()) {
                    Thread.sleep(poll);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
                LOG.warn("{} failed; it is tried again in {}", kind.getClass().getSimpleName(), AFTER_FAILURE, e);
                try {
                    Thread.sleep(AFTER_FAILURE);
                } catch (InterruptedException stopped) {
                    return;
                }
            }
        }
    }
}
