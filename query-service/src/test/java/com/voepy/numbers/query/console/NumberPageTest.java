package com.voepy.numbers.query.console;

import static com.voepy.numbers.query.testing.Fixture.KEY;
import static com.voepy.numbers.query.testing.Fixture.NUMBER;
import static com.voepy.numbers.query.testing.Fixture.NUMBER_ID;
import static com.voepy.numbers.query.testing.Fixture.ORDER;
import static com.voepy.numbers.query.testing.Fixture.STRANGER;
import static com.voepy.numbers.query.testing.Fixture.STRANGERS_KEY;
import static com.voepy.numbers.query.testing.Fixture.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.events.BalanceEvent.BalanceCredited;
import com.voepy.numbers.events.BalanceEvent.BalanceDebited;
import com.voepy.numbers.events.BalanceEvent.DebitCause;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderPlaced;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderSubmitted;
import com.voepy.numbers.events.NumberOrderEvent.OrderLine;
import com.voepy.numbers.events.PhoneNumberEvent.NumberConfigured;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettings;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.InboundCallScreening;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kit.log.EventMetadata;
import com.voepy.numbers.kit.security.ApiKeys;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.query.testing.Fixture;
import com.voepy.numbers.query.testing.QueryNode;
import com.voepy.numbers.query.testing.TestLog;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NumberPageTest {

    static final String NASTY = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
    static final String PAGE = "/console/numbers/" + NUMBER;
    static final String AUDITOR_KEY = ApiKeys.generateTest();
    static final Pattern EVENT = Pattern.compile("/console/events/[0-9a-f-]{36}");
    static final TestDatabase DATABASE = TestDatabase.create();
    static final TestLog LOG = new TestLog(DATABASE);

    @SuppressWarnings("NullAway.Init")
    static QueryNode node;

    @BeforeAll
    static void start() {
        LOG.append(Fixture.born());
        LOG.append(
                Fixture.key(AUDITOR_KEY, null, Set.of(ApiKeyScope.AUDITOR)),
                new BalanceCredited(TENANT, 1_000, 1_000, "wire-1"));
        LOG.append(
                new EventMetadata(TENANT, "key-1", "req/1 ?", "idem-1", "req/1 ?", "req/1 ?"),
                new BalanceDebited(TENANT, 100, 900, DebitCause.NUMBER_ACTIVATION, ORDER, NUMBER_ID, NUMBER),
                Fixture.ordered(TENANT, NUMBER, 1),
                new NumberOrderPlaced(
                        ORDER,
                        TENANT,
                        "US",
                        NumberType.LOCAL,
                        List.of(new OrderLine(NUMBER, NUMBER_ID, 100, 150)),
                        "desk",
                        null));
        LOG.append(new NumberOrderSubmitted(ORDER, TENANT, "carrier-1"), configured("desk"), configured(NASTY));
        LOG.append(Fixture.ordered(STRANGER, NUMBER, 2));
        node = QueryNode.start(DATABASE);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void shows_events_money_and_carrier_on_one_axis() {
        var page = Visitor.with(node, KEY).page(PAGE);
        assertThat(page)
                .containsSubsequence(
                        "Balance debited", "−$1.00", "Number ordered", "Number order placed", "Number order submitted")
                .contains("entry money", "entry event", "entry carrier");
    }

    @Test
    void shows_each_tenant_its_own_time_and_an_auditor_both() {
        assertThat(count(Visitor.with(node, KEY).page(PAGE), "Number ordered</a>"))
                .isEqualTo(1);
        assertThat(Visitor.with(node, STRANGERS_KEY).page(PAGE)).doesNotContain("Balance debited", "desk");
        assertThat(count(Visitor.with(node, AUDITOR_KEY).page(PAGE), "Number ordered</a>"))
                .isEqualTo(2);
    }

    @Test
    void shows_how_the_number_stood_at_any_point() {
        var visitor = Visitor.with(node, KEY);
        assertThat(visitor.page(PAGE + "/state?at=0"))
                .contains("GET /v1/numbers/" + NUMBER_ID + "?as_of=")
                .contains(">pending<")
                .doesNotContain("desk", "<html");
        assertThat(visitor.page(PAGE + "/state?at=1")).contains(">desk<", "was –");
        assertThat(visitor.page(PAGE + "?at=2")).contains("was desk").contains("<html");
        assertThat(Visitor.with(node, AUDITOR_KEY).page(PAGE + "/state?at=0"))
                .contains("GET /v1/audit/numbers/%2B15125550100?as_of=");
    }

    @Test
    void a_point_that_is_not_there_is_the_last_one() {
        var visitor = Visitor.with(node, KEY);
        assertThat(visitor.page(PAGE + "/state?at=99")).isEqualTo(visitor.page(PAGE + "/state"));
        assertThat(visitor.get(PAGE + "/state?at=x").statusCode()).isEqualTo(422);
    }

    @Test
    void what_tenants_write_is_text_and_nothing_else() {
        var visitor = Visitor.with(node, KEY);
        for (var path : List.of(PAGE, "/console", "/console/search?q=%3Cscript%3Ealert(1)%3C/script%3E")) {
            assertThat(visitor.page(path)).doesNotContain("<script>", "<img").contains("&lt;script&gt;");
        }
        var event = EVENT.matcher(visitor.page("/console/events?type=NumberConfigured"))
                .results()
                .toList()
                .getLast()
                .group();
        assertThat(visitor.page(event)).doesNotContain("<script>", "<img").contains("&lt;script&gt;");
    }

    @Test
    void an_event_shows_what_it_changed_and_all_of_itself() {
        var visitor = Visitor.with(node, KEY);
        var event = EVENT.matcher(visitor.page("/console/events?type=NumberConfigured"));
        assertThat(event.find()).isTrue();
        assertThat(visitor.page(event.group()))
                .contains("<ins>desk</ins>", "customer reference", "&quot;type&quot; : &quot;NumberConfigured&quot;");
        assertThat(Visitor.with(node, STRANGERS_KEY).get(event.group()).statusCode())
                .isEqualTo(404);
        assertThat(Visitor.with(node, AUDITOR_KEY).get(event.group()).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "+15125550100, /console/numbers/+15125550100",
        "(512) 555-0100, /console/numbers/+15125550100",
        "1 512 555 0100, /console/numbers/+15125550100",
        "0d000000-0000-4000-8000-000000000001, /console/orders/0d000000-0000-4000-8000-000000000001",
        "req/1 ?, /console/request?id=req%2F1+%3F",
        "idem-1, /console/events?idempotency_key=idem-1",
        "$1.00, /console/balance?amount=100",
    })
    void a_search_leads_to_the_page(String text, String page) {
        var answer = Visitor.with(node, KEY).get("/console/search?q=" + Links.escaped(text));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue(page);
    }

    @Test
    void a_search_finds_nothing_of_others() {
        var stranger = Visitor.with(node, STRANGERS_KEY);
        for (var sought : List.of("req/1 ?", "idem-1", TENANT.toString(), "+15125550199")) {
            assertThat(stranger.page("/console/search?q=" + Links.escaped(sought)))
                    .contains("Nothing here is called");
        }
    }

    @Test
    void a_wrong_filter_is_named() {
        var answer = Visitor.with(node, KEY).get("/console/events?type=NumberSold&from=");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("must be a type of event");
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
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
