package com.voepy.numbers.query.console;

import static com.voepy.numbers.query.testing.Fixture.KEY;
import static com.voepy.numbers.query.testing.Fixture.NUMBER;
import static com.voepy.numbers.query.testing.Fixture.NUMBER_ID;
import static com.voepy.numbers.query.testing.Fixture.ORDER;
import static com.voepy.numbers.query.testing.Fixture.STRANGER;
import static com.voepy.numbers.query.testing.Fixture.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.events.BalanceEvent.BalanceCredited;
import com.voepy.numbers.events.BalanceEvent.BalanceDebited;
import com.voepy.numbers.events.BalanceEvent.DebitCause;
import com.voepy.numbers.events.CarrierCallEvent.CarrierCalled;
import com.voepy.numbers.events.Event;
import com.voepy.numbers.events.PhoneNumberEvent.NumberActivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberConfigured;
import com.voepy.numbers.events.PhoneNumberEvent.NumberFeeCharged;
import com.voepy.numbers.events.PhoneNumberEvent.NumberHeld;
import com.voepy.numbers.events.PhoneNumberEvent.NumberReleased;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettings;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.CarrierCallOutcome;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.InboundCallScreening;
import com.voepy.numbers.kernel.NumberId;
import com.voepy.numbers.kit.security.ApiKeys;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.query.testing.Fixture;
import com.voepy.numbers.query.testing.QueryNode;
import com.voepy.numbers.query.testing.Statements;
import com.voepy.numbers.query.testing.TestLog;
import com.voepy.numbers.query.testing.TestLog.Timed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// The slider of a number stops at every event, and costs no more than it shows.
@DisplayNameGeneration(ReplaceUnderscores.class)
class NumberSliderTest {

    static final String PAGE = "/console/numbers/" + NUMBER;
    static final E164 POLLED = new E164("+15125550177");
    static final UUID POLLED_ID = new NumberId(POLLED, 1).uuid();
    static final E164 LONG = new E164("+15125550178");
    static final UUID LONG_ID = new NumberId(LONG, 1).uuid();
    static final E164 OFTEN = new E164("+15125550179");
    static final String AUDITOR_KEY = ApiKeys.generateTest();
    static final Instant ACTIVATED = TestLog.START.plusSeconds(3_600);
    static final Instant UNTIL = ACTIVATED.plusSeconds(86_400);
    static final int FEES = 2_500;
    static final Pattern AS_OF = Pattern.compile("The API answers the same:</span> <code>GET ([^<]+)</code>");
    /// A part of a stream. The streams of keys, which are looked up once a second, are read at once.
    static final String READING = "FROM log.event WHERE stream = ? AND sequence >= ? ORDER BY sequence LIMIT ?";

    static final TestDatabase DATABASE = TestDatabase.create();
    static final TestLog LOG = new TestLog(DATABASE);

    @SuppressWarnings("NullAway.Init")
    static QueryNode node;

    @BeforeAll
    static void start() {
        LOG.append(Fixture.born());
        LOG.append(
                Fixture.key(AUDITOR_KEY, null, Set.of(ApiKeyScope.AUDITOR)),
                new BalanceCredited(TENANT, 1_000, 1_000, "wire-1"),
                Fixture.ordered(TENANT, NUMBER, 1));
        // As one command does it: both in one millisecond.
        LOG.appendTimed(List.of(
                new Timed(ACTIVATED, new NumberActivated(NUMBER, TENANT, NUMBER_ID, ORDER)),
                new Timed(ACTIVATED, new NumberFeeCharged(NUMBER, TENANT, NUMBER_ID, 1, ACTIVATED, UNTIL, 150)),
                new Timed(ACTIVATED.plusMillis(1), configured(NUMBER, NUMBER_ID, "desk")),
                new Timed(UNTIL, new NumberReleased(NUMBER, TENANT, NUMBER_ID, UNTIL, UNTIL)),
                new Timed(UNTIL.plusMillis(1), new NumberHeld(NUMBER, STRANGER, UUID.randomUUID(), UNTIL)),
                new Timed(UNTIL.plusMillis(2), Fixture.ordered(TENANT, NUMBER, 2))));
        polled();
        manyFees();
        for (var tenure = 1; tenure <= 20; tenure++) {
            LOG.append(Fixture.ordered(TENANT, OFTEN, tenure));
        }
        node = QueryNode.start(DATABASE, Statements.class);
        // A page is answered once the read model has seen the whole log.
        await().until(() -> node.get("/v1/balance", KEY).statusCode() == 200);
    }

    /// A number whose few events are followed by very many calls.
    private static void polled() {
        LOG.append(
                new BalanceDebited(TENANT, 100, 900, DebitCause.NUMBER_ACTIVATION, ORDER, POLLED_ID, POLLED),
                Fixture.ordered(TENANT, POLLED, 1));
        List<Event> calls = new ArrayList<>();
        for (var i = 0; i < 1_200; i++) {
            calls.add(new CarrierCalled(
                    UUID.randomUUID(),
                    TENANT,
                    "telnyx",
                    "GET",
                    "/v2/porting_orders/" + i,
                    null,
                    CarrierCallOutcome.ANSWERED,
                    null,
                    200,
                    12,
                    "{}",
                    null,
                    ORDER,
                    List.of(POLLED),
                    null));
        }
        LOG.append(calls.toArray(Event[]::new));
    }

    private static void manyFees() {
        List<Timed> events = new ArrayList<>(List.of(new Timed(UNTIL, Fixture.ordered(TENANT, LONG, 1))));
        for (var cycle = 1; cycle <= FEES; cycle++) {
            var at = UNTIL.plusSeconds(cycle);
            events.add(new Timed(at, new NumberFeeCharged(LONG, TENANT, LONG_ID, cycle, at, at.plusSeconds(1), 150)));
        }
        LOG.appendTimed(events);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void of_two_events_within_a_millisecond_each_shows_what_it_changed_itself() {
        for (var key : List.of(KEY, AUDITOR_KEY)) {
            var visitor = Visitor.with(node, key);
            assertThat(visitor.page(PAGE + "/state?at=1"))
                    .contains("Number activated", ">active<", "was pending")
                    .contains("More happened within this millisecond")
                    .doesNotContain("2030-01-02");
            assertThat(visitor.page(PAGE + "/state?at=2"))
                    .contains("Number fee charged", ">active<", "The API answers the same")
                    .containsPattern("<dt>next billing at</dt>\\s*<dd><span>2030-01-02 13:00:00.000</span>\\s*"
                            + "<span class=\"was\">was 2030-01-01 13:00:00.000<")
                    .doesNotContain("was pending");
        }
    }

    @Test
    void what_the_page_says_the_api_answers_too() {
        for (var key : List.of(KEY, AUDITOR_KEY)) {
            var visitor = Visitor.with(node, key);
            for (var at = 0; at <= 5; at++) {
                var state = visitor.page(PAGE + "/state?at=" + at);
                var says = AS_OF.matcher(state);
                assertThat(says.find()).as("at %d: %s", at, state).isEqualTo(at != 1);
                if (at != 1) {
                    var answer = node.json(says.group(1), key);
                    var number = answer.has("number") ? answer.get("number") : answer;
                    assertThat(state)
                            .contains(">" + number.get("status").asString() + "<")
                            .contains(">" + number.get("id").asString() + "<");
                }
            }
        }
    }

    @Test
    void a_tenant_that_has_the_number_again_sees_the_new_tenure_from_its_first_event() {
        assertThat(Visitor.with(node, KEY).page(PAGE + "/state?at=5"))
                .contains("Number ordered", ">pending<", "was –", "This is how it stands now.")
                .doesNotContain("was released", "desk");
    }

    @Test
    void a_page_and_a_stop_of_its_slider_read_the_numbers_stream_once() {
        for (var key : List.of(KEY, AUDITOR_KEY)) {
            var visitor = Visitor.with(node, key);
            for (var path :
                    List.of(PAGE, PAGE + "?at=1", PAGE + "/state", PAGE + "/state?at=1", PAGE + "/state?at=9")) {
                assertThat(readings(visitor, path)).as(path).isEqualTo(1);
            }
        }
    }

    @Test
    void a_long_life_is_read_where_it_is_looked_at() {
        var path = "/console/numbers/" + LONG;
        var visitor = Visitor.with(node, KEY);
        assertThat(visitor.page(path + "/state")).contains("This is how it stands now.");
        // The whole life was read once, a thousand events at a time; from here on there are marks.
        for (var at = 0; at < FEES; at += 499) {
            assertThat(readings(visitor, path + "/state?at=" + at)).isEqualTo(1);
        }
        assertThat(readings(visitor, path)).isLessThanOrEqualTo(2);
        assertThat(visitor.page(path))
                .contains("Points 1,502 to 2,501 of 2,501 can be slid to.")
                .containsPattern("<input type=\"range\"[^>]* min=\"1501\"[^>]* max=\"2500\"");
        assertThat(visitor.page(path + "?at=700"))
                .contains("Points 201 to 1,201 of 2,501 can be slid to.")
                .containsPattern("<input type=\"range\"[^>]* min=\"200\"[^>]* max=\"1200\"[^>]* value=\"700\"");
    }

    @Test
    void a_page_asks_the_database_no_more_often_the_more_orders_there_are() {
        for (var key : List.of(KEY, AUDITOR_KEY)) {
            var visitor = Visitor.with(node, key);
            // A first look finds out besides whether there are marks.
            List.of(OFTEN, NUMBER).forEach(number -> visitor.page("/console/numbers/" + number));
            assertThat(asked(visitor, "/console/numbers/" + OFTEN)).isLessThanOrEqualTo(asked(visitor, PAGE));
        }
    }

    @Test
    void a_number_is_compared_at_two_moments_in_whichever_order_they_are_given() {
        var visitor = Visitor.with(node, KEY);
        for (var times : List.of(
                "from=2030-01-01T13:00&to=2030-01-01T13:00:00.001Z",
                "from=2030-01-01T13:00:00.001&to=2030-01-01T13:00")) {
            assertThat(visitor.page(PAGE + "/diff?" + times))
                    .contains("<dt>customer reference</dt>", ">desk<", "was –", "Number configured")
                    .contains("/v1/numbers/%s/diff?from=2030-01-01T13:00:00.000Z&amp;to=2030-01-01T13:00:00.001Z"
                            .formatted(NUMBER_ID))
                    .doesNotContain("Number activated", "<dt>status</dt>");
        }
        assertThat(Visitor.with(node, AUDITOR_KEY).page(PAGE + "/diff?from=2030-01-01T00:00&to=2031-01-01T00:00"))
                .contains("Number ordered", "Number held", "/v1/audit/numbers/%2B15125550100/diff?from=");
        assertThat(visitor.page(PAGE + "/diff?from=2031-01-01T00:00&to=2032-01-01T00:00"))
                .contains("it stood the same", "<p>Nothing.</p>");
        assertThat(visitor.get(PAGE + "/diff?from=2001-01-01T00:00&to=2002-01-01T00:00")
                        .statusCode())
                .isEqualTo(404);
        var wrong = visitor.get(PAGE + "/diff?from=yesterday&to=2002-01-01T00:00");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("must be a time");
    }

    @Test
    void calls_to_the_carrier_do_not_hide_what_happened() {
        var page = Visitor.with(node, AUDITOR_KEY).page("/console/numbers/" + POLLED);
        assertThat(page)
                .contains("Number ordered</a>", "Balance debited</a>", "$1.00 debited in 1 movement.")
                .contains("Of the calls to the carrier only the latest 250 are here.")
                .contains("GET /v2/porting_orders/1199")
                .doesNotContain("/v2/porting_orders/900<", "events that name this number are here");
        assertThat(page.split("<li ", -1)).hasSize(250 + 2 + 1);
        assertThat(Visitor.with(node, KEY).page("/console/numbers/" + POLLED))
                .contains("Number ordered</a>")
                .doesNotContain("porting_orders", "calls to the carrier");
    }

    /// Without the streams of keys, which are looked up once a second.
    private static long asked(Visitor visitor, String path) {
        return Statements.during(() -> visitor.page(path)).stream()
                .filter(sql -> sql.contains(READING) || !sql.contains("WHERE stream = "))
                .count();
    }

    private static long readings(Visitor visitor, String path) {
        return Statements.during(() -> visitor.page(path)).stream()
                .filter(sql -> sql.contains(READING))
                .count();
    }

    private static NumberConfigured configured(E164 number, UUID id, String reference) {
        return new NumberConfigured(
                number,
                TENANT,
                id,
                1,
                new NumberSettings(reference, false, null, false, InboundCallScreening.DISABLED, false, null));
    }
}
