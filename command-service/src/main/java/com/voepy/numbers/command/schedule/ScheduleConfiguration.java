package com.voepy.numbers.command.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/// db-scheduler on the table `process.scheduled_tasks`.
@Configuration(proxyBeanMethods = false)
class ScheduleConfiguration {

    private static final String TABLE = "process.scheduled_tasks";
    private static final Duration POLLING_INTERVAL = Duration.ofMillis(200);

    /// A task of a node that died is taken over after this times [#MISSED_HEARTBEATS].
    private static final Duration HEARTBEAT_INTERVAL = Duration.ofSeconds(1);

    private static final int MISSED_HEARTBEATS = 4;
    private static final int THREADS = 16;
    private static final Duration RETRY_FIRST = Duration.ofMillis(500);
    private static final Duration RETRY_MAX = Duration.ofMinutes(5);
    private static final int RETRY_DOUBLINGS_MAX = 20;
    private static final Duration SHUTDOWN_MAX_WAIT = Duration.ofSeconds(5);

    /// Needs no tasks, so that tasks can ask for it.
    @Bean
    Timers timers(DataSource dataSource, InstantSource clock, ConnectionProvider migrated) {
        return new Timers(
                SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
                        .tableName(TABLE)
                        .serializer(new Text())
                        .build(),
                clock);
    }

    @Bean
    SmartLifecycle commandScheduler(
            DataSource dataSource, InstantSource clock, ObjectProvider<TimedTask> tasks, ConnectionProvider migrated) {
        List<Task<?>> known = tasks.orderedStream()
                .<Task<?>>map(ScheduleConfiguration::durable)
                .toList();
        return new Running(Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), known)
                .tableName(TABLE)
                .serializer(new Text())
                .clock(clock::instant)
                .threads(THREADS)
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(POLLING_INTERVAL)
                .heartbeatInterval(HEARTBEAT_INTERVAL)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(SHUTDOWN_MAX_WAIT)
                .build());
    }

    private static Task<String> durable(TimedTask task) {
        return Tasks.custom(task.name(), String.class)
                .onFailure(ScheduleConfiguration::retry)
                .execute((instance, context) -> after(task.run(instance.getId(), instance.getData())));
    }

    /// For ever, ever slower up to [#RETRY_MAX].
    private static void retry(ExecutionComplete failed, ExecutionOperations<String> operations) {
        var failures = Math.min(failed.getExecution().consecutiveFailures, RETRY_DOUBLINGS_MAX);
        var wait = RETRY_FIRST.multipliedBy(1L << failures);
        operations.reschedule(failed, failed.getTimeDone().plus(wait.compareTo(RETRY_MAX) < 0 ? wait : RETRY_MAX));
    }

    private static CompletionHandler<String> after(Next next) {
        return switch (next) {
            case Next.Done _ -> new CompletionHandler.OnCompleteRemove<>();
            case Next.Again again ->
                (complete, operations) -> operations.reschedule(complete, again.when(), again.state());
        };
    }

    /// Stops before the database pool does and starts when everything else is there.
    private record Running(Scheduler scheduler) implements SmartLifecycle {

        @Override
        public void start() {
            scheduler.start();
        }

        @Override
        public void stop() {
            scheduler.stop();
        }

        @Override
        public boolean isRunning() {
            return scheduler.getSchedulerState().isStarted()
                    && !scheduler.getSchedulerState().isShuttingDown();
        }
    }

    private static final class Text implements Serializer {

        @Override
        public byte @Nullable [] serialize(@Nullable Object data) {
            return data == null ? null : data.toString().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] bytes) {
            return bytes == null ? null : type.cast(new String(bytes, StandardCharsets.UTF_8));
        }
    }
}
