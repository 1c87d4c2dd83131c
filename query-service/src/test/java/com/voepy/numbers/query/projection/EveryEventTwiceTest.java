package com.voepy.numbers.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.events.Event;
import com.voepy.numbers.events.EventTypes;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.query.testing.QueryNode;
import com.voepy.numbers.query.testing.TestLog;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EveryEventTwiceTest {

    static final TestDatabase DATABASE = TestDatabase.create();

    @SuppressWarnings("NullAway.Init")
    static QueryNode node;

    @SuppressWarnings("NullAway.Init")
    static List<LoggedEvent> history;

    @BeforeAll
    static void start() {
        node = QueryNode.start(DATABASE);
        var log = new TestLog(TestDatabase.create());
        log.append(EveryEvent.inOneHistory().toArray(Event[]::new));
        history = log.log().after(0, 1_000);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.jdbc().sql("TRUNCATE " + String.join(", ", tables())).update();
    }

    @Test
    void the_history_has_every_event_there_is() {
        assertThat(history.stream()
                        .map(logged -> EventTypes.nameOf(logged.event().getClass())))
                .containsAll(EventTypes.byName().keySet());
    }

    @Test
    void an_event_that_comes_again_changes_nothing() {
        for (var logged : history) {
            apply(List.of(logged));
            var once = rows();
            apply(List.of(logged));
            assertThat(rows()).as("after %s came again", logged).isEqualTo(once);
        }
    }

    @Test
    void a_history_that_comes_again_changes_nothing() {
        apply(history);
        var once = rows();
        apply(history);
        assertThat(rows()).isEqualTo(once);
    }

    @Test
    void it_does_not_matter_how_events_are_batched() {
        apply(history);
        var atOnce = rows();
        empty();
        history.forEach(logged -> apply(List.of(logged)));
        assertThat(rows()).isEqualTo(atOnce);
    }

    @Test
    void a_repeated_event_is_told_to_nobody() {
        apply(history);
        List<Changed> told = new ArrayList<>();
        transaction(() -> {
            var batches = projections().stream().map(p -> p.begin(history)).toList();
            history.forEach(logged -> batches.forEach(batch -> told.addAll(batch.apply(logged))));
        });
        assertThat(told).isEmpty();
    }

    private static void apply(List<LoggedEvent> events) {
        transaction(() -> {
            var batches = projections().stream().map(p -> p.begin(events)).toList();
            events.forEach(event -> batches.forEach(batch -> batch.apply(event)));
            batches.forEach(Projection.Batch::flush);
        });
    }

    private static void transaction(Runnable work) {
        node.bean(TransactionTemplate.class).executeWithoutResult(_ -> work.run());
    }

    /// Those that can be emptied; webhooks have tests of their own.
    private static List<Projection> projections() {
        return node.bean(Projections.class).all().stream()
                .filter(projection -> !projection.tables().isEmpty())
                .toList();
    }

    private static List<String> tables() {
        return projections().stream().flatMap(p -> p.tables().stream()).toList();
    }

    private static String rows() {
        return tables().stream()
                .map(table -> node.bean(JdbcClient.class)
                        .sql("SELECT '%1$s: ' || row::text FROM %1$s row ORDER BY 1".formatted(table))
                        .query(String.class)
                        .list())
                .flatMap(List::stream)
                .collect(Collectors.joining("\n"));
    }
}
