package com.voepy.numbers.standalone;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks after a running server and starts it again when it is gone: killed, or out of memory. What was answered is on
/// disk; what was under way fails, and its clients try again.
final class PostgresWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresWatch.class);

    private static final Duration GLANCE = Duration.ofMillis(200);

    /// The children of a killed server let go of its memory within moments; until then a new one is refused.
    private static final Duration RESTART_MAX = Duration.ofMinutes(1);

    private final PostgresServer server;
    private final String settings;
    private final Runnable lost;
    private final Thread thread;

    // The thread starts in over(), when the object is whole.
    private PostgresWatch(PostgresServer server, String settings, Runnable lost) {
        this.server = server;
        this.settings = settings;
        this.lost = lost;
        this.thread = Thread.ofPlatform().name("postgres-watch").daemon().unstarted(this::watch);
    }

    static PostgresWatch over(PostgresServer server, String settings, Runnable lost) {
        var watch = new PostgresWatch(server, settings, lost);
        watch.thread.start();
        return watch;
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(GLANCE);
                if (server.running().isEmpty() && !restarted()) {
                    LOG.error("PostgreSQL is gone and does not start again; see logs/postgres.log.");
                    lost.run();
                    return;
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean restarted() throws InterruptedException {
        LOG.warn("PostgreSQL is gone; starting it again.");
        var giveUpAt = Instant.now().plus(RESTART_MAX);
        while (Instant.now().isBefore(giveUpAt)) {
            try {
                server.start(settings);
                LOG.info("PostgreSQL is back.");
                return true;
            } catch (IllegalStateException | IOException refused) {
                LOG.debug("Not yet", refused);
                Thread.sleep(GLANCE);
            }
        }
        return false;
    }

    /// Looks no more, so that the server may be stopped for good.
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(RESTART_MAX);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
