package com.voepy.numbers.query.projection;

import static com.voepy.numbers.query.testing.Fixture.KEY;
import static com.voepy.numbers.query.testing.Fixture.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.events.Event;
import com.voepy.numbers.events.TenantEvent.TenantRenamed;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.query.testing.Fixture;
import com.voepy.numbers.query.testing.QueryNode;
import com.voepy.numbers.query.testing.TestLog;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProjectorTest {

    static final String POISON = "poison";

    final TestDatabase database = TestDatabase.create();
    final TestLog log = new TestLog(database);

    /// Writes down each event it gets, again if it comes again, and chokes on poison until it is told not to.
    static class Witness implements Projection {

        private final JdbcClient jdbc;
        volatile boolean healed;

        Witness(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public String name() {
            return "witness";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public List<String> tables() {
            return List.of("public.witness");
        }

        @Override
        public Batch begin(List<LoggedEvent> events) {
            return event -> {
                if (!healed
                        && event.event() instanceof TenantRenamed renamed
                        && renamed.name().equals(POISON)) {
                    throw new IllegalStateException("cannot swallow it");
                }
                jdbc.sql("INSERT INTO public.witness (position) VALUES (:position)")
                        .param("position", event.position())
                        .update();
                return List.of();
            };
        }
    }

    /// The same, one version later.
    static class NewerWitness extends Witness {

        NewerWitness(JdbcClient jdbc) {
            super(jdbc);
        }

        @Override
        public int version() {
            return 2;
        }
    }

    ProjectorTest() {
        database.jdbc()
                .sql("CREATE TABLE public.witness (seen serial, position bigint)")
                .update();
        log.append(Fixture.born());
    }

    @Test
    void two_nodes_apply_everything_once_and_in_order() {
        try (var one = QueryNode.start(database, Witness.class);
                var other = QueryNode.start(database, Witness.class)) {
            var last = 0L;
            for (var i = 0; i < 60; i++) {
                last = log.append(renames(50));
            }
            awaitApplied(one, last);
            awaitApplied(other, last);
            assertThat(witnessed())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, last).boxed().toList());
        }
    }

    @Test
    void stops_at_an_event_that_cannot_be_projected_says_so_and_goes_on_once_it_can() {
        var good = log.append(renames(20));
        var poisoned = log.append(new TenantRenamed(TENANT, POISON));
        var last = log.append(renames(20));
        try (var node = QueryNode.start(database, Witness.class)) {
            var projector = node.bean(Projector.class);
            await().until(() -> projector.failure() != null);
            await().untilAsserted(() -> assertThat(projector.failure())
                    .isNotNull()
                    .satisfies(failure -> assertThat(failure.position()).isEqualTo(poisoned)));
            assertThat(node.bean(AppliedPosition.class).get()).isEqualTo(good);
            assertThat(witnessed()).hasSize((int) good);
            assertThat(node.get("/actuator/health/readiness", KEY).statusCode()).isEqualTo(503);
            assertThat(node.getOnce("/v1/balance", KEY).body()).contains("read_model_behind");
            node.bean(Witness.class).healed = true;
            awaitApplied(node, last);
            assertThat(witnessed()).hasSize((int) last);
            assertThat(node.get("/actuator/health/readiness", KEY).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void stops_at_an_event_that_cannot_be_read() {
        log.append(renames(5));
        var unknown = log.append(renames(1));
        log.append(renames(5));
        database.jdbc()
                .sql("UPDATE log.event SET type = 'FromTheFuture' WHERE position = :position")
                .param("position", unknown)
                .update();
        try (var node = QueryNode.start(database, Witness.class)) {
            awaitApplied(node, unknown - 1);
            await().untilAsserted(() -> assertThat(node.bean(Projector.class).failure())
                    .isNotNull()
                    .satisfies(failure -> assertThat(failure.position()).isEqualTo(unknown)));
            assertThat(witnessed()).hasSize((int) unknown - 1);
        }
    }

    @Test
    void a_projection_of_a_newer_version_is_filled_again_from_the_start() {
        var last = log.append(renames(600));
        try (var node = QueryNode.start(database, Witness.class)) {
            awaitApplied(node, last);
        }
        database.jdbc().sql("UPDATE public.witness SET position = -position").update();
        try (var node = QueryNode.start(database, NewerWitness.class)) {
            awaitApplied(node, last);
            assertThat(witnessed())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, last).boxed().toList());
        }
    }

    @Test
    void a_node_of_an_older_release_leaves_newer_tables_alone_and_still_answers() {
        try (var newer = QueryNode.start(database, NewerWitness.class)) {
            awaitApplied(newer, log.append(renames(1)));
            try (var older = QueryNode.start(database, Witness.class)) {
                var last = log.append(renames(300));
                awaitApplied(older, last);
                assertThat(older.get("/v1/balance", KEY).statusCode()).isEqualTo(200);
                assertThat(older.bean(Projector.class).failure()).isNull();
                assertThat(witnessed()).hasSize((int) last);
            }
        }
    }

    @Test
    void a_rebuild_can_be_asked_for() {
        var last = log.append(renames(10));
        try (var node = QueryNode.start(database, Witness.class)) {
            awaitApplied(node, last);
        }
        database.jdbc().sql("DELETE FROM public.witness").update();
        try (var node = QueryNode.start(database, Map.of("numbers.projections.rebuild", "witness"), Witness.class)) {
            await().untilAsserted(() -> assertThat(witnessed()).hasSize((int) last));
            assertThat(node.bean(Projector.class).failure()).isNull();
        }
    }

    private static void awaitApplied(QueryNode node, long position) {
        await().until(() -> node.bean(AppliedPosition.class).get() >= position);
    }

    private static Event[] renames(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new TenantRenamed(TENANT, "Name " + i))
                .toArray(Event[]::new);
    }

    private List<@Nullable Long> witnessed() {
        return database.jdbc()
                .sql("SELECT position FROM public.witness ORDER BY seen")
                .query(Long.class)
                .list();
    }
}
