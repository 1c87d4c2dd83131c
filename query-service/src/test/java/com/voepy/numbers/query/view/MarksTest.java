package com.voepy.numbers.query.view;

import static com.voepy.numbers.query.testing.Fixture.KEY;
import static com.voepy.numbers.query.testing.Fixture.NUMBER;
import static com.voepy.numbers.query.testing.Fixture.NUMBER_ID;
import static com.voepy.numbers.query.testing.Fixture.STRANGER;
import static com.voepy.numbers.query.testing.Fixture.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.events.BalanceEvent.BalanceCredited;
import com.voepy.numbers.events.PhoneNumberEvent.NumberConfigured;
import com.voepy.numbers.events.PhoneNumberEvent.NumberFeeCharged;
import com.voepy.numbers.events.PhoneNumberEvent.NumberHeld;
import com.voepy.numbers.events.PhoneNumberEvent.NumberHoldEnded;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettings;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.InboundCallScreening;
import com.voepy.numbers.kernel.NumberId;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.kit.security.ApiKeys;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.query.testing.Fixture;
import com.voepy.numbers.query.testing.QueryNode;
import com.voepy.numbers.query.testing.Statements;
import com.voepy.numbers.query.testing.TestLog;
import com.voepy.numbers.query.testing.TestLog.Timed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Marks in the database change nothing but what a first look costs. Other dice each time: `-Dnumbers.seed=`.
@DisplayNameGeneration(ReplaceUnderscores.class)
class MarksTest {

    static final int EVENTS = 2_600;
    static final int LOOKS = 60;
    static final long SEED = Long.getLong("numbers.seed", System.nanoTime());
    static final UUID SECOND_ID = new NumberId(NUMBER, 2).uuid();
    static final String AUDITOR_KEY = ApiKeys.generateTest();
    /// A part of a stream. The streams of keys, which are looked up once a second, are read at once.
    static final String READING = "FROM log.event WHERE stream = ? AND sequence >= ? ORDER BY sequence LIMIT ?";

    static final TestDatabase DATABASE = TestDatabase.create();
    static final TestLog LOG = new TestLog(DATABASE);

    @SuppressWarnings("NullAway.Init")
    static QueryNode node;

    /// A number that goes from one tenant to another and is configured, billed and held in between, by clocks that
    /// do not agree; and a balance.
    @BeforeAll
    static void start() {
        System.out.println("numbers.seed=" + SEED);
        LOG.append(Fixture.born());
        LOG.append(Fixture.key(AUDITOR_KEY, null, Set.of(ApiKeyScope.AUDITOR)));
        var dice = new Random(SEED);
        var clock = TestLog.START;
        List<Timed> events = new ArrayList<>(List.of(new Timed(clock, Fixture.ordered(TENANT, NUMBER, 1))));
        while (events.size() < EVENTS) {
            var isSecond = events.size() > EVENTS / 2;
            if (events.size() == EVENTS / 2) {
                events.add(new Timed(clock, Fixture.ordered(STRANGER, NUMBER, 2)));
                continue;
            }
            var tenant = isSecond ? STRANGER : TENANT;
            var id = isSecond ? SECOND_ID : NUMBER_ID;
            clock = clock.plusMillis(dice.nextInt(3) * 400L);
            var at = dice.nextInt(8) == 0 ? clock.minusMillis(dice.nextInt(1_500)) : clock;
            events.add(new Timed(
                    at,
                    // Where marks are due something happens to the tenure.
                    switch (events.size() % Past.EVENTS_PER_MARK == Past.EVENTS_PER_MARK - 1 ? 0 : dice.nextInt(4)) {
                        case 0 -> new NumberFeeCharged(NUMBER, tenant, id, events.size(), at, at.plusSeconds(9), 150);
                        case 1 -> new NumberHeld(NUMBER, dice.nextBoolean() ? TENANT : STRANGER, id, at.plusSeconds(5));
                        case 2 -> new NumberHoldEnded(NUMBER, tenant, id);
                        default ->
                            new NumberConfigured(
                                    NUMBER,
                                    tenant,
                                    id,
                                    events.size(),
                                    new NumberSettings(
                                            "desk " + dice.nextInt(9),
                                            false,
                                            null,
                                            false,
                                            InboundCallScreening.DISABLED,
                                            false,
                                            null));
                    }));
        }
        LOG.appendTimed(events);
        List<Timed> credits = new ArrayList<>();
        for (var i = 1; i <= EVENTS; i++) {
            credits.add(new Timed(clock.plusMillis(i), new BalanceCredited(TENANT, 1, i, "wire-" + i)));
        }
        LOG.appendTimed(credits);
        node = QueryNode.start(DATABASE, Statements.class);
        await().until(() -> node.get("/v1/balance", KEY).statusCode() == 200);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void a_past_that_begins_at_marks_is_the_same() {
        var dice = new Random(SEED + 1);
        for (var stream : List.of(Streams.number(NUMBER), Streams.balance(TENANT))) {
            var events = node.bean(EventLog.class).ofStream(stream);
            var lives = lives(events);
            // Two tenures, the record, and the number's course as three see it.
            assertThat(lives).hasSizeGreaterThanOrEqualTo(stream.startsWith("number") ? 6 : 1);
            lives.values().forEach(life -> isTheSame(life, events, dice));
        }
    }

    /// Each look is a first one.
    private static <S> void isTheSame(FoldedLife<S> life, List<LoggedEvent> events, Random dice) {
        var marks = node.bean(KeptMarks.class);
        assertThat(marks.of(life).sequences()).as(life.name()).isNotEmpty();
        for (var look = 0; look < LOOKS; look++) {
            var event = events.get(dice.nextInt(events.size()));
            var marked = past(life, events, marks.of(life));
            var plain = past(life, events, Marks.none());
            assertThat(json(marked.of(event.sequence()).orElse(null)))
                    .as("seed %d, %s at %s", SEED, life.name(), event)
                    .isEqualTo(json(plain.of(event.sequence()).orElse(null)));
            var instant = event.occurredAt().plusMillis(dice.nextInt(-1, 2));
            assertThat(json(past(life, events, marks.of(life)).last(instant).orElse(null)))
                    .as("seed %d, %s as of %s", SEED, life.name(), instant)
                    .isEqualTo(json(plain.last(instant).orElse(null)));
        }
    }

    @Test
    void a_first_look_into_a_long_life_reads_a_part_of_it_once() {
        var end = LOG.log().ofStream(Streams.number(NUMBER)).getLast().occurredAt();
        for (var path : List.of(
                "/v1/audit/numbers/%2B15125550100?as_of=" + end,
                "/v1/audit/numbers/%2B15125550100/diff?from=" + end.minusSeconds(60) + "&to=" + end)) {
            assertThat(Statements.during(() -> node.json(path, AUDITOR_KEY)).stream()
                            .filter(sql -> sql.contains(READING)))
                    .as(path)
                    .hasSizeLessThanOrEqualTo(4);
        }
        assertThat(Statements.during(() -> node.json("/v1/balance?as_of=2100-01-01T00:00:00Z", KEY)).stream()
                        .filter(sql -> sql.contains(READING)))
                .hasSize(1);
    }

    /// Those that any of the events is of.
    private static Map<String, FoldedLife<?>> lives(List<LoggedEvent> events) {
        Map<String, FoldedLife<?>> lives = new LinkedHashMap<>();
        for (var event : events) {
            node.bean(MarkProjection.class)
                    .livesOf(event)
                    // Too few events are of these.
                    .filter(life -> !life.name().startsWith("stuck_releases"))
                    .forEach(life -> lives.putIfAbsent(life.name(), life));
        }
        return lives;
    }

    private static <S> Past<S> past(FoldedLife<S> life, List<LoggedEvent> events, Marks<S> marks) {
        return new Past<>(sequence -> events.stream().skip(sequence).filter(life.holds()), life.fold(), marks);
    }

    private static String json(@Nullable Object moment) {
        return WireJson.mapper().writeValueAsString(moment);
    }
}
