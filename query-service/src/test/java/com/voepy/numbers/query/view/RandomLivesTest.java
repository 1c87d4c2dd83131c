package com.voepy.numbers.query.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.events.BalanceEvent;
import com.voepy.numbers.events.NumberOrderEvent;
import com.voepy.numbers.events.PhoneNumberEvent;
import com.voepy.numbers.events.PortingOrderEvent;
import com.voepy.numbers.kit.log.EventMetadata;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.kit.privacy.Unsealer;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.query.testing.EventStreams;
import com.voepy.numbers.query.testing.Fixture;
import com.voepy.numbers.query.testing.Lives;
import com.voepy.numbers.query.testing.QueryNode;
import com.voepy.numbers.query.testing.TestLog;
import com.voepy.numbers.query.testing.TestLog.Timed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// The past of thousands of lives made of dice, against what was written down while they were lived. Other dice each
/// time: `-Dnumbers.seed=` with the seed that a failure names throws the same ones again.
@DisplayNameGeneration(ReplaceUnderscores.class)
class RandomLivesTest {

    static final int LIVES = 10_000;

    /// Of which so many go through the database; the rest is folded in memory.
    static final int STORED_LIVES = 150;

    static final int INSTANTS_PER_RESOURCE = 5;

    static final long SEED = Long.getLong("numbers.seed", System.nanoTime());

    static final TestDatabase DATABASE = TestDatabase.create();
    static final TestLog LOG = new TestLog(DATABASE);

    @SuppressWarnings("NullAway.Init")
    static QueryNode node;

    @SuppressWarnings("NullAway.Init")
    static List<ResourceProjection<?>> projections;

    /// What a resource looked like after an event.
    ///
    /// @param from when it began to look so: the event's time, or that of an earlier one whose clock was ahead
    record Look(Instant from, @Nullable Object resource) {}

    /// A resource, and what was written down of it.
    record Seen<R>(Life<R> life, List<Look> looks) {

        @Nullable
        Object at(Instant instant) {
            Object resource = null;
            for (var look : looks) {
                if (look.from().isAfter(instant)) {
                    break;
                }
                resource = look.resource();
            }
            return resource;
        }
    }

    @BeforeAll
    static void start() {
        System.out.println("numbers.seed=" + SEED);
        LOG.append(Fixture.born());
        node = QueryNode.start(DATABASE);
        projections = node.beans(ResourceProjection.class).stream()
                .<ResourceProjection<?>>map(projection -> projection)
                .filter(projection -> Set.of("phone_numbers", "number_orders", "porting_orders", "balances")
                        .contains(projection.name()))
                .toList();
        assertThat(projections).hasSize(4);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void as_of_any_moment_a_resource_is_what_its_events_had_made_of_it_by_then() {
        var dice = new Random(SEED);
        var lives = new Lives(dice, 15_120_000_000L);
        Set<Class<?>> happened = new HashSet<>();
        for (var number = 0; number < LIVES; number++) {
            var events = logged(lives.any());
            events.forEach(logged -> happened.add(logged.event().getClass()));
            for (var seen : lived(events)) {
                eachEventMadeOfItWhatItDid(seen, events, number);
                for (var i = 0; i < INSTANTS_PER_RESOURCE; i++) {
                    isAsItWas(seen, events, anyInstant(dice, events), number);
                    differsAsItDid(seen, events, anyInstant(dice, events), anyInstant(dice, events), number);
                }
            }
        }
        assertThat(happened)
                .as("a kind of event that never happens to these lives is not tried")
                .containsAll(kindsOf(PhoneNumberEvent.class))
                .containsAll(kindsOf(NumberOrderEvent.class))
                .containsAll(kindsOf(PortingOrderEvent.class))
                .containsAll(kindsOf(BalanceEvent.class));
    }

    @Test
    void the_database_tells_the_same_past() {
        var dice = new Random(SEED + 1);
        var lives = new Lives(dice, 15_130_000_000L);
        List<List<Timed>> all = new ArrayList<>();
        for (var number = 0; number < STORED_LIVES; number++) {
            all.add(lives.any());
        }
        store(dice, all);
        var past = node.bean(PastReader.class);
        var unsealer = node.bean(Unsealer.class);
        for (var life : all) {
            var stream = EventStreams.of(life.getFirst().event());
            var events = LOG.log().ofStream(stream);
            assertThat(events).as("seed %d", SEED).hasSameSizeAs(life);
            for (var seen : lived(events)) {
                for (var i = 0; i < INSTANTS_PER_RESOURCE; i++) {
                    var instant = anyInstant(dice, events);
                    assertThat(past.one(seen.life(), instant).map(RawJson::text))
                            .as("seed %d, %s at %s", SEED, seen.life(), instant)
                            .isEqualTo(Optional.ofNullable(seen.at(instant))
                                    .map(WireJson.mapper()::writeValueAsString)
                                    .map(unsealer::open));
                }
                var stranger = new Life<>(
                        seen.life().projection(),
                        stream,
                        UUID.randomUUID(),
                        seen.life().id());
                assertThat(past.one(stranger, anyInstant(dice, events)))
                        .as("seed %d, %s", SEED, seen.life())
                        .isEmpty();
            }
        }
    }

    /// And what is shown now is what the past says of now: the table went another way.
    @Test
    void the_present_is_the_end_of_the_past() {
        var dice = new Random(SEED + 2);
        var lives = new Lives(dice, 15_140_000_000L);
        List<List<Timed>> all = new ArrayList<>();
        for (var number = 0; number < STORED_LIVES; number++) {
            all.add(lives.any());
        }
        store(dice, all);
        // A GET is answered once the read model has seen the whole log.
        await().until(() -> node.get("/v1/balance", Fixture.KEY).statusCode() == 200);
        var past = node.bean(PastReader.class);
        for (var life : all) {
            var events = LOG.log().ofStream(EventStreams.of(life.getFirst().event()));
            for (var seen : lived(events)) {
                assertThat(past.one(seen.life(), null))
                        .as("seed %d, %s", SEED, seen.life())
                        .isEqualTo(past.one(seen.life(), Instant.parse("2100-01-01T00:00:00Z")));
            }
        }
    }

    private static <R> void isAsItWas(Seen<R> seen, List<LoggedEvent> events, Instant instant, int number) {
        var was = past(seen.life(), events).at(instant);
        // A message for each of a million looks would cost more than the looks.
        if (!Optional.ofNullable(seen.at(instant)).equals(was)) {
            assertThat(was)
                    .as("seed %d, life %d, %s at %s", SEED, number, seen.life(), instant)
                    .hasToString(String.valueOf(Optional.ofNullable(seen.at(instant))));
        }
    }

    private static <R> void eachEventMadeOfItWhatItDid(Seen<R> seen, List<LoggedEvent> events, int number) {
        var past = past(seen.life(), events);
        var looks = seen.looks().iterator();
        Object before = null;
        for (var logged : events) {
            List<@Nullable Object> expected = null;
            if (seen.life().subject().equals(seen.life().projection().subjectOf(logged))) {
                var after = looks.next().resource();
                expected = Arrays.<@Nullable Object>asList(before, after);
                before = after;
            }
            var found = past.of(logged.sequence())
                    .map(moment -> Arrays.<@Nullable Object>asList(moment.before(), moment.after()))
                    .orElse(null);
            if (expected == null ? found != null : !expected.equals(found)) {
                assertThat(found)
                        .as("seed %d, life %d, %s by %s", SEED, number, seen.life(), logged)
                        .isEqualTo(expected);
            }
        }
    }

    private static <R> void differsAsItDid(
            Seen<R> seen, List<LoggedEvent> events, Instant one, Instant other, int number) {
        var from = one.isBefore(other) ? one : other;
        var to = one.isBefore(other) ? other : one;
        var between = Between.of(
                past(seen.life(), events), new Period(from, to), OldestFirst.of(new Checks(), "any", "250", null), to);
        var looks = seen.looks().stream()
                .filter(look -> look.from().isAfter(from) && !look.from().isAfter(to))
                .count();
        var expected = seen.looks().isEmpty() || seen.looks().getFirst().from().isAfter(to)
                ? null
                : Arrays.asList(seen.at(from), seen.at(to), looks);
        var found = between.map(diff -> Arrays.<@Nullable Object>asList(
                        diff.then(), diff.now(), (long) diff.events().data().size()))
                .orElse(null);
        if (expected == null ? found != null : !expected.equals(found)) {
            assertThat(found)
                    .as("seed %d, life %d, %s from %s to %s", SEED, number, seen.life(), from, to)
                    .isEqualTo(expected);
        }
    }

    /// Asked twice: the second time there are marks, at every third event.
    private static <R> Past<R> past(Life<R> life, List<LoggedEvent> events) {
        var past = new Past<>(
                sequence -> events.stream()
                        .skip(sequence)
                        .filter(logged ->
                                life.subject().equals(life.projection().subjectOf(logged))),
                life.projection()::after,
                Marks.none(),
                3);
        past.at(null);
        return past;
    }

    /// Lives the events one by one, and writes down what each made of the resource that it is about.
    private static List<Seen<?>> lived(List<LoggedEvent> events) {
        Map<UUID, Seen<?>> all = new LinkedHashMap<>();
        Map<UUID, Object> now = new HashMap<>();
        Map<UUID, Instant> clocks = new HashMap<>();
        for (var logged : events) {
            for (var projection : projections) {
                var subject = projection.subjectOf(logged);
                if (subject != null) {
                    var id = subject.id();
                    var tenant = Objects.requireNonNull(subject.tenantId());
                    var resource = step(projection, now.get(id), logged);
                    if (resource == null) {
                        now.remove(id);
                    } else {
                        now.put(id, resource);
                    }
                    var clock = clocks.merge(id, logged.occurredAt(), (a, b) -> a.isAfter(b) ? a : b);
                    all.computeIfAbsent(
                                    id,
                                    _ -> new Seen<>(
                                            new Life<>(projection, logged.stream(), tenant, id), new ArrayList<>()))
                            .looks()
                            .add(new Look(clock, resource));
                }
            }
        }
        return List.copyOf(all.values());
    }

    @SuppressWarnings("unchecked")
    private static <R> @Nullable Object step(
            ResourceProjection<R> projection, @Nullable Object before, LoggedEvent logged) {
        return projection.after((R) before, logged);
    }

    private static List<LoggedEvent> logged(List<Timed> life) {
        List<LoggedEvent> events = new ArrayList<>();
        for (var timed : life) {
            var sequence = events.size();
            events.add(new LoggedEvent(
                    sequence + 1L,
                    EventStreams.of(timed.event()),
                    sequence,
                    "Test",
                    new UUID(0, sequence),
                    timed.at(),
                    timed.event(),
                    EventMetadata.NONE));
        }
        return events;
    }

    /// All in one log, one life's events among the others', each life's own in order.
    private static void store(Random dice, List<List<Timed>> lives) {
        var left = new ArrayList<List<Timed>>();
        lives.forEach(life -> left.add(new ArrayList<>(life)));
        List<Timed> log = new ArrayList<>();
        while (!left.isEmpty()) {
            var life = left.get(dice.nextInt(left.size()));
            log.add(life.removeFirst());
            if (life.isEmpty()) {
                left.remove(life);
            }
        }
        LOG.appendTimed(log);
    }

    /// Often the very time of an event, or a millisecond to either side.
    private static Instant anyInstant(Random dice, List<LoggedEvent> events) {
        return events.get(dice.nextInt(events.size()))
                .occurredAt()
                .plusMillis(
                        switch (dice.nextInt(4)) {
                            case 0 -> 0;
                            case 1 -> -1;
                            case 2 -> 1;
                            default -> dice.nextInt(-5_000, 5_000);
                        });
    }

    private static List<Class<?>> kindsOf(Class<?> family) {
        return List.of(family.getPermittedSubclasses());
    }
}
