package com.voepy.numbers.query.audit;

import static com.voepy.numbers.query.testing.Fixture.KEY;
import static com.voepy.numbers.query.testing.Fixture.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.events.BalanceEvent.BalanceCredited;
import com.voepy.numbers.events.Event;
import com.voepy.numbers.events.TenantEvent.TenantRenamed;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.query.testing.Fixture;
import com.voepy.numbers.query.testing.QueryNode;
import com.voepy.numbers.query.testing.TestLog;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EventTimesTest {

    static final int EVENTS = 1_800;

    static final TestDatabase DATABASE = TestDatabase.create();
    static final TestLog LOG = new TestLog(DATABASE);

    /// Against a plain look at every event, over a log of several spans in which some events come late.
    @Test
    void a_search_by_time_finds_what_happened_then_and_nothing_else() {
        LOG.append(Fixture.born());
        LOG.append(credits());
        var random = new Random(4711);
        for (var late = 0; late < 20; late++) {
            LOG.appendLate(anyTime(random), new TenantRenamed(TENANT, "Late " + late));
        }
        LOG.append(credits());
        var events = LOG.log().after(0, 3 * EVENTS);
        try (var node = QueryNode.start(DATABASE)) {
            await().until(() -> node.get("/v1/events?limit=1", KEY).statusCode() == 200);
            for (var search = 0; search < 40; search++) {
                var one = anyTime(random);
                var other = anyTime(random);
                var from = one.isBefore(other) ? one : other;
                var to = one.isBefore(other) ? other : one;
                var found = node.json("/v1/events?limit=250&from=%s&to=%s".formatted(from, to), KEY);
                assertThat(positions(found.get("data")
                                .valueStream()
                                .map(event -> event.get("position").asLong())
                                .toList()))
                        .as("from %s to %s", from, to)
                        .isEqualTo(positions(between(events, from, to)));
            }
            assertThat(node.json("/v1/events?limit=1&from=2100-01-01T00:00:00Z", KEY)
                            .get("data"))
                    .isEmpty();
            assertThat(node.json("/v1/events?limit=1&to=2000-01-01T00:00:00Z", KEY)
                            .get("data"))
                    .isEmpty();
        }
    }

    private static Event[] credits() {
        return IntStream.range(0, EVENTS)
                .mapToObj(i -> new BalanceCredited(TENANT, 1, i, "wire-" + i))
                .toArray(Event[]::new);
    }

    private static Instant anyTime(Random random) {
        return TestLog.START.plusSeconds(random.nextInt(2 * EVENTS));
    }

    private static List<Long> between(List<LoggedEvent> events, Instant from, Instant to) {
        return events.stream()
                .filter(logged -> TENANT.equals(Owner.of(logged.event())))
                .filter(logged -> !logged.occurredAt().isBefore(from)
                        && logged.occurredAt().isBefore(to))
                .map(LoggedEvent::position)
                .toList();
    }

    /// The first page of them.
    private static List<Long> positions(List<Long> all) {
        return all.stream().limit(250).toList();
    }
}
