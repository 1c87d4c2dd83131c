package com.voepy.numbers.query.console;

import static com.voepy.numbers.query.testing.Fixture.NUMBER;
import static com.voepy.numbers.query.testing.Fixture.NUMBER_ID;
import static com.voepy.numbers.query.testing.Fixture.ORDER;
import static com.voepy.numbers.query.testing.Fixture.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.events.BalanceEvent;
import com.voepy.numbers.events.BalanceEvent.BalanceDebited;
import com.voepy.numbers.events.BalanceEvent.BalanceOpened;
import com.voepy.numbers.events.BalanceEvent.BalanceRefunded;
import com.voepy.numbers.events.BalanceEvent.DebitCause;
import com.voepy.numbers.events.Event;
import com.voepy.numbers.events.EventTypes;
import com.voepy.numbers.events.PortingOrderEvent;
import com.voepy.numbers.events.TenantEvent.TenantCreated;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kit.log.EventMetadata;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.kit.security.ApiKeys;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.query.projection.EveryEvent;
import com.voepy.numbers.query.testing.Fixture;
import com.voepy.numbers.query.testing.QueryNode;
import com.voepy.numbers.query.testing.TestLog;
import com.voepy.numbers.resource.TransactionResource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Every page, on a log in which everything has happened once.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ConsolePagesTest {

    static final UUID OTHER = UUID.fromString("7e000000-0000-4000-8000-00000000000f");
    static final UUID ACME_EAST = UUID.fromString("7e000000-0000-4000-8000-00000000000a");
    static final UUID WEST_ACME = UUID.fromString("7e000000-0000-4000-8000-00000000000b");
    static final String KEY = ApiKeys.generateTest();
    static final String OTHERS_KEY = ApiKeys.generateTest();
    static final String AUDITOR_KEY = ApiKeys.generateTest();
    static final String OPERATOR_KEY = ApiKeys.generateTest();
    static final TestDatabase DATABASE = TestDatabase.create();
    static final TestLog LOG = new TestLog(DATABASE);

    @SuppressWarnings("NullAway.Init")
    static QueryNode node;

    @SuppressWarnings("NullAway.Init")
    static Visitor tenant;

    @SuppressWarnings("NullAway.Init")
    static Visitor other;

    @SuppressWarnings("NullAway.Init")
    static Visitor auditor;

    @SuppressWarnings("NullAway.Init")
    static Visitor operator;

    @SuppressWarnings("NullAway.Init")
    static UUID port;

    @BeforeAll
    static void start() {
        LOG.append(EveryEvent.inOneHistory().toArray(Event[]::new));
        LOG.append(
                new TenantCreated(OTHER, "Other & <b>Sons</b>", "standard", UUID.randomUUID()),
                new TenantCreated(ACME_EAST, "Acme East", "standard", UUID.randomUUID()),
                new TenantCreated(WEST_ACME, "West Acme", "standard", UUID.randomUUID()),
                Fixture.key(KEY, TENANT, ApiKeyScope.tenantScopes()),
                Fixture.key(OTHERS_KEY, OTHER, ApiKeyScope.tenantScopes()),
                Fixture.key(AUDITOR_KEY, null, Set.of(ApiKeyScope.AUDITOR)),
                Fixture.key(OPERATOR_KEY, null, Set.of(ApiKeyScope.OPERATOR)));
        LOG.append(
                new EventMetadata(TENANT, "key-1", "shared", "idem-mine", "charge", null),
                new BalanceDebited(TENANT, 311, 1_000, DebitCause.NUMBER_ACTIVATION, ORDER, NUMBER_ID, NUMBER));
        LOG.append(
                new EventMetadata(OTHER, "key-2", "shared", "idem-others", "charge", null),
                new BalanceOpened(OTHER, "USD", 500),
                new BalanceDebited(
                        OTHER,
                        422,
                        78,
                        DebitCause.NUMBER_ACTIVATION,
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        new E164("+15125550123")));
        var cause = new EventMetadata(TENANT, "key-1", "charge", "idem", "charge", "charge");
        LOG.append(cause, new BalanceDebited(TENANT, 777, 223, DebitCause.NUMBER_ACTIVATION, ORDER, NUMBER_ID, NUMBER));
        var debit = last().eventId();
        LOG.append(
                new EventMetadata(TENANT, "system:refunds", "charge", null, "charge", debit.toString()),
                new BalanceRefunded(TENANT, 777, 1_000, ORDER, NUMBER_ID, NUMBER));
        port = LOG.log().after(0, 1_000).stream()
                .map(LoggedEvent::event)
                .filter(PortingOrderEvent.class::isInstance)
                .map(event -> ((PortingOrderEvent) event).portingOrderId())
                .findFirst()
                .orElseThrow();
        node = QueryNode.start(DATABASE);
        tenant = Visitor.with(node, KEY);
        other = Visitor.with(node, OTHERS_KEY);
        auditor = Visitor.with(node, AUDITOR_KEY);
        operator = Visitor.with(node, OPERATOR_KEY);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void an_auditor_reads_each_event_there_is_without_a_secret_or_personal_data() {
        for (var logged : LOG.log().after(0, 1_000)) {
            assertThat(auditor.page("/console/events/" + logged.eventId()))
                    .as(logged.toString())
                    .doesNotContain("ciphertext", ApiKeys.hash(KEY));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console",
                "/console/events",
                "/console/numbers/+15125550100",
                "/console/numbers/+15125550100?at=1",
                "/console/request?id=charge",
                "/console/orders/0d000000-0000-4000-8000-000000000001",
                "/console/balance",
                "/console/balance?tenant_id=7e000000-0000-4000-8000-000000000001",
                "/console/ports",
                "/console/deliveries",
                "/console/deliveries?status=failed&type=number.activated&resource_id="
            })
    void tenants_and_auditors_see_what_happened(String path) {
        assertThat(tenant.page(path)).doesNotContain("ciphertext");
        assertThat(auditor.page(path)).doesNotContain("ciphertext");
    }

    @Test
    void nobody_is_shown_what_is_anothers() {
        for (var path : List.of(
                "/console/orders/" + ORDER,
                "/console/ports/" + port,
                "/console/numbers/" + NUMBER,
                "/console/request?id=charge",
                "/console/events/" + last().eventId())) {
            assertThat(tenant.get(path).statusCode()).as(path).isEqualTo(200);
            assertThat(auditor.get(path).statusCode()).as(path).isEqualTo(200);
            assertThat(other.get(path).statusCode()).as(path).isEqualTo(404);
            assertThat(operator.get(path).statusCode()).as(path).isEqualTo(403);
        }
        // What only auditors may choose is not theirs to choose.
        assertThat(other.get("/console/balance?tenant_id=" + TENANT).body()).doesNotContain("$7.77");
        assertThat(other.page("/console/deliveries?tenant_id=" + TENANT)).contains("No delivery fits");
        assertThat(other.page("/console/ports?tenant_id=" + TENANT)).contains("<span>0</span> in all");
        assertThat(other.page("/console/events?tenant_id=" + TENANT)).doesNotContain("Number ordered");
    }

    @Test
    void each_cent_is_explained() {
        assertThat(tenant.page("/console/balance"))
                .contains("<svg", "Activation of +15125550100", "−$7.77", "+$7.77", "/console/orders/" + ORDER);
        var found = tenant.page("/console/balance?amount=777");
        assertThat(found).contains("−$7.77", "+$7.77").doesNotContain("<svg");
        var event = found.replaceAll("(?s).*?(/console/transactions/[0-9a-f-]{36}).*", "$1");
        assertThat(tenant.get(event).headers().firstValue("Location").orElseThrow())
                .startsWith("/console/events/");
        assertThat(other.get(event).statusCode()).isEqualTo(404);
    }

    @Test
    void an_amount_is_looked_for_among_all_that_moves_money_and_nothing_else() {
        for (var event : EveryEvent.inOneHistory()) {
            if (event instanceof BalanceEvent money) {
                assertThat(BalancePageController.MOVEMENTS.contains(EventTypes.nameOf(money.getClass())))
                        .as(money.toString())
                        .isEqualTo(TransactionResource.of(money, 0, Instant.EPOCH) != null);
            }
        }
    }

    @Test
    void a_chain_shows_what_caused_what_and_what_it_cost() {
        assertThat(tenant.page("/console/request?id=charge"))
                .contains("$7.77 debited, $7.77 given back, $0.00 in all")
                .containsSubsequence("depth-0", "Balance debited", "depth-1", "Balance refunded", "system:refunds");
    }

    @Test
    void what_two_tenants_did_under_one_request_id_is_not_mixed() {
        var mine = tenant.page("/console/request?id=shared");
        assertThat(mine).contains("$3.11 debited in 1 movement.", "idem-mine");
        assertThat(mine).doesNotContain(OTHER.toString(), "idem-others", "4.22", "more than one used this one");
        assertThat(other.page("/console/request?id=shared"))
                .contains("idem-others")
                .doesNotContain("idem-mine");
        assertThat(auditor.page("/console/request?id=shared"))
                .containsSubsequence(
                        "more than one used this one",
                        "Tenant " + TENANT,
                        "$3.11 debited in 1 movement.",
                        "idem-mine",
                        "Tenant " + OTHER,
                        "$4.22 debited",
                        "idem-others")
                .doesNotContain("7.33");
    }

    @Test
    void what_an_auditor_reads_is_on_record() {
        var path = "/console/numbers/" + NUMBER;
        auditor.page(path);
        auditor.page("/console/balance?tenant_id=" + TENANT);
        auditor.get("/console/evidence/bundle?phone_number=%2B15125550100");
        tenant.page(path);
        var reads = node.json("/v1/audit/reads?limit=250", AUDITOR_KEY).get("data");
        assertThat(reads.findValuesAsString("path"))
                .contains(path, "/console/balance", "/console/evidence/bundle")
                .doesNotContain("/console");
        var actors = reads.valueStream()
                .filter(read -> read.get("path").asString().equals(path))
                .map(read -> read.get("actor").asString());
        assertThat(actors).containsOnly(ApiKeys.idOf(ApiKeys.hash(AUDITOR_KEY)).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "200, /console/%73earch?q=nothing-of-the-kind",
        "303, /console/%73earch?q=%2B15125550100",
        "303, /console/search?q=charge",
        "404, /console/orders/1",
        "404, /console/events/0d000000-0000-4000-8000-00000000ffff",
        "404, /console/numbers/+15125550188",
        "404, /console/request?id=nobodys",
        "422, /console/request",
        "422, /console/deliveries?type=nonsense",
        "422, /console/evidence/bundle"
    })
    void whatever_an_auditor_is_answered_is_on_record_once_with_the_status_that_was_sent(int status, String path) {
        var id = UUID.randomUUID().toString();
        assertThat(auditor.get(path, "X-Request-Id", id).statusCode()).isEqualTo(status);
        assertThat(statusesOf(id)).containsExactly(status);
    }

    @Test
    void the_way_from_a_movement_to_its_event_is_on_record_as_what_it_is() {
        var way = auditor.page("/console/balance?tenant_id=%s".formatted(TENANT))
                .replaceAll("(?s).*?(/console/transactions/[0-9a-f-]{36}).*", "$1");
        assertThat(auditor.get(way, "X-Request-Id", "way").statusCode()).isEqualTo(303);
        assertThat(statusesOf("way")).containsExactly(303);
    }

    @Test
    void whose_pages_an_auditor_looked_at_is_on_record() {
        var event = LOG.log().after(0, 1_000).stream()
                .filter(logged -> logged.event() instanceof BalanceDebited debit
                        && debit.tenantId().equals(OTHER))
                .findFirst()
                .orElseThrow();
        for (var path : List.of(
                "/console/tenants/" + OTHER,
                "/console/events/" + event.eventId(),
                "/console/balance?tenant_id=" + OTHER)) {
            auditor.get(path, "X-Request-Id", "whose-" + path);
            assertThat(readOf("whose-" + path).get("tenant_id").asString())
                    .as(path)
                    .isEqualTo(OTHER.toString());
        }
        auditor.get("/console/ports/" + port, "X-Request-Id", "whose-port");
        assertThat(readOf("whose-port").get("tenant_id").asString()).isEqualTo(TENANT.toString());
        assertThat(readOf("whose-port").get("resource_id").asString()).isEqualTo(port.toString());
        assertThat(readOf("whose-/console/events/" + event.eventId())
                        .get("phone_number")
                        .asString())
                .isEqualTo("+15125550123");
    }

    private static JsonNode readOf(String requestId) {
        return node.json(
                        "/v1/audit/reads?request_id=" + URLEncoder.encode(requestId, StandardCharsets.UTF_8),
                        AUDITOR_KEY)
                .at("/data/0");
    }

    @Test
    void who_may_not_see_a_page_has_read_nothing() {
        assertThat(auditor.get("/console/operations", "X-Request-Id", "kept-out")
                        .statusCode())
                .isEqualTo(403);
        assertThat(tenant.get("/console/orders/1", "X-Request-Id", "a-tenants").statusCode())
                .isEqualTo(404);
        tenant.get("/console/search?q=nothing-of-the-kind", "X-Request-Id", "a-clients-search");
        assertThat(statusesOf("kept-out")).isEmpty();
        assertThat(statusesOf("a-clients-search")).isEmpty();
        assertThat(statusesOf("a-tenants")).isEmpty();
    }

    @Test
    void not_even_that_there_is_nothing_is_said_unless_it_can_be_recorded() {
        var jdbc = DATABASE.jdbc();
        jdbc.sql("ALTER TABLE audit.read RENAME TO gone").update();
        try {
            for (var path : List.of("/console/orders/1", "/console/events", "/console/search?q=" + NUMBER)) {
                var answer = auditor.get(path);
                assertThat(answer.statusCode()).as(path).isEqualTo(503);
                assertThat(answer.body()).contains("could not be recorded").doesNotContain("Not found");
                assertThat(answer.headers().firstValue("Location")).isEmpty();
            }
        } finally {
            jdbc.sql("ALTER TABLE audit.gone RENAME TO read").update();
        }
    }

    @Test
    void an_operator_sees_whether_the_platform_keeps_up() {
        assertThat(operator.page("/console/operations"))
                .contains("The read models follow the log.", "Released numbers that the carrier keeps");
        assertThat(operator.page("/console/operations/lag"))
                .doesNotContain("<html")
                .contains("events behind");
        assertThat(tenant.get("/console/operations").statusCode()).isEqualTo(403);
        assertThat(auditor.get("/console/operations").statusCode()).isEqualTo(403);
    }

    @Test
    void operators_and_auditors_find_tenants() {
        for (var visitor : List.of(operator, auditor)) {
            assertThat(visitor.page("/console/tenants")).contains("Other &amp; &lt;b&gt;Sons&lt;/b&gt;");
            assertThat(visitor.get("/console/search?q=" + TENANT).headers().firstValue("Location"))
                    .hasValue("/console/tenants/" + TENANT);
        }
        assertThat(auditor.page("/console/tenants/" + TENANT)).contains(NUMBER.value());
        assertThat(operator.page("/console/tenants/" + TENANT)).doesNotContain(NUMBER.value());
        assertThat(tenant.get("/console/tenants/" + TENANT).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sons", "SONS%20other", "Other%20So", "other%20%26%20b"})
    void a_tenant_is_found_by_the_words_of_its_name(String text) {
        for (var visitor : List.of(operator, auditor)) {
            assertThat(visitor.get("/console/search?q=" + text).headers().firstValue("Location"))
                    .hasValue("/console/tenants/" + OTHER);
            assertThat(visitor.page("/console/tenants?name=" + text))
                    .contains(OTHER.toString())
                    .doesNotContain(TENANT.toString());
        }
        assertThat(other.page("/console/search?q=" + text)).contains("Nothing here is called");
    }

    @Test
    void tenants_of_one_name_are_listed() {
        assertThat(operator.get("/console/search?q=acme").headers().firstValue("Location"))
                .hasValue("/console/tenants?name=acme");
        assertThat(operator.page("/console/tenants?name=acme"))
                .contains(ACME_EAST.toString(), WEST_ACME.toString())
                .doesNotContain(OTHER.toString());
        for (var nonsense : List.of("%21%21%21", "nobody", "%27%20%7C%20%3A%2A%20%28")) {
            assertThat(operator.page("/console/tenants?name=" + nonsense)).contains("No tenant is called so.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/console/orders/1",
        "/console/ports/1",
        "/console/events/1",
        "/console/deliveries/1",
        "/console/numbers/1"
    })
    void what_is_not_there_is_said_on_a_page(String path) {
        var answer = tenant.get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("<h1>Not found</h1>");
    }

    @ParameterizedTest
    @CsvSource({
        "$7.77, 777",
        "-$7.77, 777",
        "7.77, 777",
        "'$1,250', 125000",
    })
    void amounts_are_read_as_people_write_them(String text, long cents) {
        assertThat(SearchTerm.of(text)).isEqualTo(new SearchTerm.Amount(cents));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1 (512) 555-0100", "512.555.0100", "15125550100", " +15125550100 "})
    void numbers_are_read_as_people_write_them(String text) {
        assertThat(SearchTerm.of(text)).isEqualTo(new SearchTerm.Number(new E164("+15125550100")));
    }

    private static List<Integer> statusesOf(String requestId) {
        return node.json("/v1/audit/reads?request_id=" + requestId, AUDITOR_KEY)
                .get("data")
                .valueStream()
                .map(read -> read.get("status").asInt())
                .toList();
    }

    private static LoggedEvent last() {
        return LOG.last();
    }
}
