package com.voepy.numbers.query.console;

import static com.voepy.numbers.query.testing.Fixture.KEY;
import static com.voepy.numbers.query.testing.Fixture.NUMBER;
import static com.voepy.numbers.query.testing.Fixture.NUMBER_ID;
import static com.voepy.numbers.query.testing.Fixture.ORDER;
import static com.voepy.numbers.query.testing.Fixture.STRANGER;
import static com.voepy.numbers.query.testing.Fixture.STRANGERS_KEY;
import static com.voepy.numbers.query.testing.Fixture.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.events.BalanceEvent.BalanceCredited;
import com.voepy.numbers.events.BalanceEvent.BalanceDebited;
import com.voepy.numbers.events.BalanceEvent.DebitCause;
import com.voepy.numbers.events.Event;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderPlaced;
import com.voepy.numbers.events.NumberOrderEvent.OrderLine;
import com.voepy.numbers.events.PhoneNumberEvent.NumberConfigured;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettings;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.InboundCallScreening;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.kit.security.ApiKeys;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.query.testing.Fixture;
import com.voepy.numbers.query.testing.QueryNode;
import com.voepy.numbers.query.testing.TestLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// What pages say of lives that are longer than they are.
@DisplayNameGeneration(ReplaceUnderscores.class)
class LongLivesTest {

    static final String PAGE = "/console/numbers/" + NUMBER;
    static final String NUMBERS_KEY = ApiKeys.generateTest();
    static final String BALANCE_KEY = ApiKeys.generateTest();
    static final String AUDITOR_KEY = ApiKeys.generateTest();

    /// More than a page shows of a number, and more than a list of a balance is long.
    static final int LOOKUPS = 2_100;

    static final int CREDIT = 12_345;
    static final E164 OTHER_NUMBER = new E164("+15125550199");
    static final TestDatabase DATABASE = TestDatabase.create();
    static final TestLog LOG = new TestLog(DATABASE);

    @SuppressWarnings("NullAway.Init")
    static QueryNode node;

    @BeforeAll
    static void start() {
        LOG.append(Fixture.born());
        LOG.append(
                Fixture.key(NUMBERS_KEY, TENANT, Set.of(ApiKeyScope.NUMBERS_READ)),
                Fixture.key(BALANCE_KEY, TENANT, Set.of(ApiKeyScope.BALANCE_READ)),
                Fixture.key(AUDITOR_KEY, null, Set.of(ApiKeyScope.AUDITOR)),
                new BalanceCredited(TENANT, CREDIT, CREDIT, "wire-1"),
                new BalanceDebited(TENANT, 100, CREDIT - 100, DebitCause.NUMBER_ACTIVATION, ORDER, NUMBER_ID, NUMBER),
                Fixture.ordered(TENANT, NUMBER, 1),
                new NumberOrderPlaced(
                        ORDER,
                        TENANT,
                        "US",
                        NumberType.LOCAL,
                        List.of(new OrderLine(NUMBER, NUMBER_ID, 100, 150)),
                        "desk",
                        null),
                configured("early"));
        List<Event> lookups = new ArrayList<>();
        for (var i = 1; i <= LOOKUPS; i++) {
            lookups.add(lookup(NUMBER, CREDIT - 100 - i));
        }
        lookups.add(1_500, configured("midway"));
        LOG.append(lookups.toArray(Event[]::new));
        LOG.append(configured("late"));
        for (var tenure = 1; tenure <= 21; tenure++) {
            LOG.append(Fixture.ordered(STRANGER, OTHER_NUMBER, tenure));
        }
        node = QueryNode.start(DATABASE);
        // A page is answered once the read model has seen the whole log.
        await().until(() -> node.get("/v1/balance", KEY).statusCode() == 200);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void a_number_with_too_many_events_shows_the_latest_and_says_so() {
        for (var key : List.of(KEY, AUDITOR_KEY)) {
            var page = Visitor.with(node, key).page(PAGE);
            assertThat(page)
                    .contains("Only the latest 1,000 events that name this number are here, from 2030-01-01")
                    .contains("/console/events?phone_number=%2B15125550100\">All of them")
                    .contains("$22.00 debited in 2,101 movements.")
                    .doesNotContain("Number ordered</a>", "Number order placed</a>");
            assertThat(page.split("<li ", -1)).hasSize(1_000 + 1);
        }
    }

    @Test
    void its_slider_goes_as_far_back_as_the_events_and_ends_with_now() {
        var page = Visitor.with(node, KEY).page(PAGE);
        assertThat(page)
                .containsPattern("<input type=\"range\"[^>]* min=\"2\"")
                .containsPattern("<input type=\"range\"[^>]* max=\"3\"")
                .contains("This is how it stands now.", ">late<", "was midway");
    }

    @Test
    void each_point_before_is_there_for_who_goes_back() {
        var visitor = Visitor.with(node, KEY);
        assertThat(visitor.page(PAGE + "/state?at=0")).contains(">pending<").doesNotContain("stands now", ">early<");
        assertThat(visitor.page(PAGE + "/state?at=2")).contains(">midway<", "was early");
        assertThat(visitor.page(PAGE + "?at=1")).contains(">early<").containsPattern("type=\"range\"[^>]* min=\"0\"");
    }

    @Test
    void a_number_with_too_many_tenures_says_that_not_all_is_there_that_was_told() {
        assertThat(Visitor.with(node, STRANGERS_KEY).page("/console/numbers/" + OTHER_NUMBER))
                .contains("only the latest is here; the rest", "No money moved.", "stands now");
        assertThat(Visitor.with(node, KEY).page(PAGE)).doesNotContain("only the latest is here");
    }

    @Test
    void a_state_needs_no_scope_but_those_of_events_and_numbers() {
        assertThat(Visitor.with(node, NUMBERS_KEY).get(PAGE + "/state?at=0").statusCode())
                .isEqualTo(403);
    }

    @Test
    void an_amount_is_found_however_long_ago_it_moved() {
        for (var key : List.of(KEY, BALANCE_KEY)) {
            assertThat(Visitor.with(node, key).page("/console/balance?amount=" + CREDIT))
                    .contains("+$123.45", "wire-1")
                    .doesNotContain("None.", "Only the latest");
        }
        assertThat(Visitor.with(node, AUDITOR_KEY).page("/console/balance?amount=100&tenant_id=" + TENANT))
                .contains("−$1.00", "Activation of +15125550100")
                .doesNotContain("None.");
        assertThat(Visitor.with(node, STRANGERS_KEY)
                        .get("/console/balance?amount=" + CREDIT + "&tenant_id=" + TENANT)
                        .body())
                .doesNotContain("+$123.45");
    }

    @Test
    void of_an_amount_that_moved_too_often_the_latest_are_shown() {
        assertThat(Visitor.with(node, KEY).page("/console/balance?amount=1"))
                .contains("Only the latest <span>250</span> of that amount are here.")
                .contains("/console/events?amount_cents=1&amp;")
                .contains("$%.2f".formatted((CREDIT - 100 - LOOKUPS) / 100.0));
    }

    @Test
    void an_event_late_in_a_life_shows_what_it_changed_of_the_balance() {
        var late = LOG.log().after(0, 10_000).stream()
                .filter(logged -> logged.event() instanceof BalanceDebited)
                .toList();
        // Asked for twice: the second time there are marks.
        for (var round = 0; round < 2; round++) {
            for (var logged : List.of(late.getLast(), late.get(1_001), late.get(500), late.getFirst())) {
                var after = ((BalanceDebited) logged.event()).balanceAfterCents();
                var before = after + ((BalanceDebited) logged.event()).amountCents();
                assertThat(change(logged)).as(logged.toString()).contains(money(before), "<ins>" + money(after));
            }
        }
    }

    @Test
    void an_order_says_what_it_cost_only_to_who_may_know() {
        assertThat(Visitor.with(node, KEY).page("/console/orders/" + ORDER)).contains("$1.00 debited in 1 movement.");
        assertThat(Visitor.with(node, NUMBERS_KEY).page("/console/orders/" + ORDER))
                .doesNotContain("No money moved", "debited")
                .contains(NUMBER.value());
    }

    private static String change(LoggedEvent logged) {
        return Visitor.with(node, KEY).page("/console/events/" + logged.eventId());
    }

    private static String money(long cents) {
        return Words.money(cents);
    }

    private static BalanceDebited lookup(E164 number, long after) {
        return new BalanceDebited(TENANT, 1, after, DebitCause.NUMBER_LOOKUP_CARRIER, null, null, number);
    }

    private static NumberConfigured configured(String reference) {
        return new NumberConfigured(
                NUMBER,
                TENANT,
                NUMBER_ID,
                1,
                new NumberSettings(reference, false, null, false, InboundCallScreening.DISABLED, false, null));
    }
}
