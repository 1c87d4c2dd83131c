package com.voepy.numbers.command.store;

import static com.voepy.numbers.command.testing.Orders.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.command.testing.NumberService;
import com.voepy.numbers.events.PhoneNumberEvent.NumberConfigured;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettings;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberId;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.EventAppender;
import com.voepy.numbers.kit.log.EventCodec;
import com.voepy.numbers.kit.log.EventMetadata;
import com.voepy.numbers.kit.log.NewEvent;
import com.voepy.numbers.kit.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// What follows the log misses nothing, whatever happens to it, and does nothing twice.
@DisplayNameGeneration(ReplaceUnderscores.class)
class FollowersTest {

    static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

    final TestDatabase database = TestDatabase.create();

    @Test
    void an_event_that_cannot_be_handled_is_handled_later() {
        try (var service = new NumberService(database)) {
            var tenant = service.tenant(1_000);
            execute("ALTER TABLE process.scheduled_tasks RENAME TO hidden_tasks");
            var orderId = placed(service, tenant, service.fresh(1));
            await().until(() -> ownersOf("order-fulfilment") == 0);

            execute("ALTER TABLE process.hidden_tasks RENAME TO scheduled_tasks");

            await().until(() -> timers("fulfil-order", orderId.toString()) == 1);
        }
    }

    @Test
    void a_node_that_starts_goes_on_where_a_dead_one_was() {
        String first;
        try (var service = new NumberService(database)) {
            var orderId = placed(service, service.tenant(1_000), service.fresh(1));
            first = orderId.toString();
            await().until(() -> timers("fulfil-order", first) == 1);
        }
        execute("DELETE FROM process.scheduled_tasks");
        var missed = appendConfigured();
        execute("""
            UPDATE process.token SET owner = 'dead', "timestamp" =
                to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')""");

        try (var _ = new NumberService(database)) {
            await().until(() -> timers("apply-settings", missed + "/1") == 1);
            assertThat(timers("fulfil-order", first)).as("was handled before").isZero();
        }
    }

    private UUID appendConfigured() {
        var number = new E164("+15125550999");
        var id = new NumberId(number, 1).uuid();
        var configured = new NumberConfigured(number, UUID.randomUUID(), id, 1, NumberSettings.initial("desk", null));
        new EventAppender(database.dataSource(), new EventCodec())
                .append(List.of(new NewEvent(
                        Streams.number(number),
                        0,
                        "PhoneNumber",
                        UUID.randomUUID(),
                        NOON,
                        configured,
                        EventMetadata.NONE)));
        return id;
    }

    private int timers(String task, String id) {
        return database.jdbc()
                .sql("SELECT count(*) FROM process.scheduled_tasks WHERE task_name = :task AND task_instance = :id")
                .param("task", task)
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    /// None while a follower has given its place up to try again later.
    private int ownersOf(String follower) {
        return database.jdbc()
                .sql("SELECT count(owner) FROM process.token WHERE processor_name = :follower")
                .param("follower", follower)
                .query(Integer.class)
                .single();
    }

    private void execute(String sql) {
        database.jdbc().sql(sql).update();
    }
}
