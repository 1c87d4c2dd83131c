package com.voepy.numbers.query.timer;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the platform has to do later and fails at again and again: the rows of both services' timers, which are in one
/// database. They are read and never written here.
@Component
public class FailingTimers {

    /// Of the command service, which may not have been started yet, and of this one.
    private static final List<String> TABLES = List.of("process.scheduled_tasks", "view.scheduled_tasks");

    private final JdbcClient jdbc;

    /// @param task its name
    /// @param about what it is about, for example the id of an order
    /// @param failures in a row
    /// @param lastFailure when it failed last
    /// @param next when it is tried again
    public record FailingTimer(String task, String about, int failures, Instant lastFailure, Instant next) {}

    FailingTimers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Those with most failures first.
    ///
    /// @param max at most so many
    public List<FailingTimer> worst(int max) {
        List<FailingTimer> all = new ArrayList<>();
        TABLES.stream().filter(this::exists).forEach(table -> all.addAll(worstOf(table, max)));
        return all.stream()
                .sorted(Comparator.comparingInt(FailingTimer::failures).reversed())
                .limit(max)
                .toList();
    }

    private boolean exists(String table) {
        return jdbc.sql("SELECT to_regclass(:name) IS NOT NULL")
                .param("name", table)
                .query(Boolean.class)
                .single();
    }

    private List<FailingTimer> worstOf(String table, int max) {
        return jdbc.sql("""
                SELECT task_name, task_instance, consecutive_failures, last_failure, execution_time FROM %s
                WHERE consecutive_failures > 0 ORDER BY consecutive_failures DESC, last_failure LIMIT :max
                """.formatted(table))
                .param("max", max)
                .query((row, _) -> new FailingTimer(
                        row.getString("task_name"),
                        row.getString("task_instance"),
                        row.getInt("consecutive_failures"),
                        row.getObject("last_failure", OffsetDateTime.class).toInstant(),
                        row.getObject("execution_time", OffsetDateTime.class).toInstant()))
                .list();
    }
}
