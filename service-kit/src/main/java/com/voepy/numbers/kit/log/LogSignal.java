package com.voepy.numbers.kit.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Tells that the log may have grown: at once when PostgreSQL notifies, and every [#POLL] in any case, so that a lost
/// notification or a broken connection costs a delay and never an event.
///
/// Listeners run on the signal's own platform thread after the events are readable; they only wake somebody.
public final class LogSignal implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LogSignal.class);

    /// How long a listener waits at most for what a lost notification announced.
    private static final Duration POLL = Duration.ofMillis(250);

    private static final Duration RECONNECT_PAUSE = Duration.ofMillis(250);

    private final DataSource dataSource;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean running;
    private volatile Thread thread = new Thread(() -> {});

    public LogSignal(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /// Has it woken after each append, and every [#POLL] in any case. It comes often for nothing, and must not
    /// block: the others wait for it. What it throws is written to the service's log, and it is woken again.
    ///
    /// @param wake kept until the service ends
    public void onAppend(Runnable wake) {
        listeners.add(wake);
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("log-signal").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try (var connection = dataSource.getConnection()) {
                listen(connection);
            } catch (SQLException | RuntimeException e) {
                if (running) {
                    LOG.warn("The log cannot be listened to, trying again: {}", e.getMessage());
                    wakeAll();
                    pause();
                }
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("LISTEN log");
        }
        try {
            var notifications = connection.unwrap(PGConnection.class);
            while (running) {
                notifications.getNotifications((int) POLL.toMillis());
                wakeAll();
            }
        } finally {
            try (var statement = connection.createStatement()) {
                statement.execute("UNLISTEN *");
            }
        }
    }

    private void wakeAll() {
        for (var listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                LOG.error("A listener of the log failed; it is woken again in {} ms", POLL.toMillis(), e);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RECONNECT_PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
