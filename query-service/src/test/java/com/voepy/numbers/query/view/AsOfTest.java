package com.voepy.numbers.query.view;

import static com.voepy.numbers.query.testing.Fixture.CONNECTION;
import static com.voepy.numbers.query.testing.Fixture.KEY;
import static com.voepy.numbers.query.testing.Fixture.NUMBER;
import static com.voepy.numbers.query.testing.Fixture.NUMBER_ID;
import static com.voepy.numbers.query.testing.Fixture.ORDER;
import static com.voepy.numbers.query.testing.Fixture.STRANGERS_KEY;
import static com.voepy.numbers.query.testing.Fixture.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.events.BalanceEvent.BalanceCredited;
import com.voepy.numbers.events.BalanceEvent.BalanceDebited;
import com.voepy.numbers.events.BalanceEvent.BalanceRefunded;
import com.voepy.numbers.events.BalanceEvent.DebitCause;
import com.voepy.numbers.events.Event;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderCompleted;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderLineActivated;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderPlaced;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderSubmissionStarted;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderSubmitted;
import com.voepy.numbers.events.NumberOrderEvent.OrderLine;
import com.voepy.numbers.events.PhoneNumberEvent.NumberActivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberConfigured;
import com.voepy.numbers.events.PhoneNumberEvent.NumberReleased;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettings;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettingsApplied;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettingsRefused;
import com.voepy.numbers.events.PortingOrderEvent.PortingDetails;
import com.voepy.numbers.events.PortingOrderEvent.PortingExceptionRaised;
import com.voepy.numbers.events.PortingOrderEvent.PortingOrderCancelled;
import com.voepy.numbers.events.PortingOrderEvent.PortingOrderCreated;
import com.voepy.numbers.events.PortingOrderEvent.PortingOrderResubmitted;
import com.voepy.numbers.events.PortingOrderEvent.PortingOrderSubmitted;
import com.voepy.numbers.events.PortingOrderEvent.PortingOrderUpdated;
import com.voepy.numbers.events.PortingOrderEvent.PortingParty;
import com.voepy.numbers.events.PortingOrderEvent.PortingProblem;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kernel.Sealed;
import com.voepy.numbers.kit.privacy.SubjectVault;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.query.testing.Fixture;
import com.voepy.numbers.query.testing.QueryNode;
import com.voepy.numbers.query.testing.TestLog;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.transaction.support.TransactionTemplate;

/// Lets four resources live side by side, in an order made of dice, and writes down what each looked like all along.
@DisplayNameGeneration(ReplaceUnderscores.class)
class AsOfTest {

    static final String BALANCE = "/v1/balance";
    static final String NUMBERS = "/v1/numbers/" + NUMBER_ID;
    static final String ORDERS = "/v1/number-orders/" + ORDER;
    static final UUID PORT_ID = UUID.fromString("90000000-0000-4000-8000-000000000001");
    static final String PORTS = "/v1/numbers/porting-orders/" + PORT_ID;

    static final TestDatabase DATABASE = TestDatabase.create();
    static final TestLog LOG = new TestLog(DATABASE);
    static final Random RANDOM = new Random(20_300_101);

    @SuppressWarnings("NullAway.Init")
    static QueryNode node;

    static final List<Seen> SEEN = new ArrayList<>();

    /// @param body null where the resource was not there
    record Seen(
            String path,
            Instant at,
            @Nullable String body,
            @Nullable String tag) {}

    @BeforeAll
    static void live() {
        LOG.append(Fixture.born());
        node = QueryNode.start(DATABASE);
        var lives = new ArrayList<>(List.of(balance(), number(), order(), port()));
        while (!lives.isEmpty()) {
            var life = lives.get(RANDOM.nextInt(lives.size()));
            LOG.append(life.removeFirst());
            if (life.isEmpty()) {
                lives.remove(life);
            }
            paths().forEach(AsOfTest::look);
        }
    }

    static List<String> paths() {
        return List.of(BALANCE, NUMBERS, ORDERS, PORTS);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @ParameterizedTest
    @MethodSource("paths")
    void as_of_any_moment_it_looks_as_it_looked_then(String path) {
        var seen = SEEN.stream().filter(each -> each.path().equals(path)).toList();
        assertThat(seen.stream().map(Seen::body).distinct().count()).isGreaterThan(3);
        for (var then : seen) {
            // Until the next event, a second later.
            for (var at : List.of(then.at(), then.at().plusMillis(RANDOM.nextInt(1_000)))) {
                var answer = node.get(path + "?as_of=" + at, KEY);
                assertThat(answer.statusCode()).as("%s at %s", path, at).isEqualTo(then.body() == null ? 404 : 200);
                if (then.body() != null) {
                    assertThat(answer.body()).as("at %s", at).isEqualTo(then.body());
                    assertThat(answer.headers().firstValue("ETag")).hasValue(then.tag());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("paths")
    void of_others_it_is_not_found_at_any_moment(String path) {
        assertThat(node.get(path + "?as_of=2100-01-01T00:00:00Z", STRANGERS_KEY).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void a_moment_that_is_none_is_refused(String path) {
        var refused = node.get(path + "?as_of=2030-01-01", KEY);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("\"field\":\"as_of\"");
    }

    private static void look(String path) {
        var answer = node.get(path, KEY);
        var there = answer.statusCode() == 200;
        SEEN.add(new Seen(
                path,
                LOG.now(),
                there ? answer.body() : null,
                answer.headers().firstValue("ETag").orElse(null)));
    }

    private static Deque<Event> balance() {
        Deque<Event> life = new ArrayDeque<>();
        var cents = 0L;
        for (var i = 0; i < 20; i++) {
            var amount = 1 + RANDOM.nextInt(500);
            switch (RANDOM.nextInt(3)) {
                case 0 -> life.add(new BalanceCredited(TENANT, amount, cents += amount, "wire-" + i));
                case 1 -> life.add(new BalanceRefunded(TENANT, amount, cents += amount, ORDER, NUMBER_ID, NUMBER));
                default ->
                    life.add(new BalanceDebited(
                            TENANT,
                            Math.min(cents, amount),
                            cents -= Math.min(cents, amount),
                            DebitCause.NUMBER_ACTIVATION,
                            ORDER,
                            NUMBER_ID,
                            NUMBER));
            }
        }
        return life;
    }

    private static Deque<Event> number() {
        Deque<Event> life = new ArrayDeque<>();
        life.add(Fixture.ordered(TENANT, NUMBER, 1));
        life.add(new NumberActivated(NUMBER, TENANT, NUMBER_ID, ORDER));
        for (var version = 1; version <= 6; version++) {
            var settings =
                    NumberSettings.initial("reference " + RANDOM.nextInt(10), RANDOM.nextBoolean() ? CONNECTION : null);
            life.add(new NumberConfigured(NUMBER, TENANT, NUMBER_ID, version, settings));
            life.add(
                    RANDOM.nextBoolean()
                            ? new NumberSettingsApplied(NUMBER, TENANT, NUMBER_ID, version)
                            : new NumberSettingsRefused(NUMBER, TENANT, NUMBER_ID, version, "no"));
        }
        var later = TestLog.START.plusSeconds(100_000);
        life.add(new NumberReleased(NUMBER, TENANT, NUMBER_ID, later, later));
        return life;
    }

    private static Deque<Event> order() {
        return new ArrayDeque<>(List.of(
                new NumberOrderPlaced(
                        ORDER,
                        TENANT,
                        "US",
                        NumberType.LOCAL,
                        List.of(new OrderLine(NUMBER, NUMBER_ID, 100, 150)),
                        "desk",
                        null),
                new NumberOrderSubmissionStarted(ORDER, TENANT, 1),
                new NumberOrderSubmitted(ORDER, TENANT, "upstream"),
                new NumberOrderLineActivated(ORDER, TENANT, NUMBER_ID, NUMBER),
                new NumberOrderCompleted(ORDER, TENANT, 1, 0)));
    }

    private static Deque<Event> port() {
        Deque<Event> life = new ArrayDeque<>();
        life.add(new PortingOrderCreated(PORT_ID, TENANT, List.of(new E164("+15124780101")), details("Moving")));
        life.add(new PortingOrderUpdated(PORT_ID, TENANT, details("Moving soon")));
        life.add(new PortingOrderSubmitted(PORT_ID, TENANT));
        for (var submission = 2; submission < 5; submission++) {
            var problem = new PortingProblem("other", null, sealed("Problem " + RANDOM.nextInt(100)));
            life.add(new PortingExceptionRaised(PORT_ID, TENANT, List.of(problem)));
            life.add(new PortingOrderUpdated(PORT_ID, TENANT, details("Mended " + submission)));
            life.add(new PortingOrderResubmitted(PORT_ID, TENANT, submission));
        }
        life.add(new PortingOrderCancelled(PORT_ID, TENANT, PortingParty.TENANT, null));
        return life;
    }

    private static PortingDetails details(String comment) {
        return new PortingDetails(sealed(comment), null, List.of(), null, CONNECTION, "desk");
    }

    private static Sealed sealed(String text) {
        return Objects.requireNonNull(node.bean(TransactionTemplate.class)
                .execute(_ -> node.bean(SubjectVault.class).seal(PORT_ID, TENANT, text)));
    }
}
