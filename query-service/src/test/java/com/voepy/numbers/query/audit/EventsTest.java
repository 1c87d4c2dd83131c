package com.voepy.numbers.query.audit;

import static com.voepy.numbers.query.testing.Fixture.CONNECTION;
import static com.voepy.numbers.query.testing.Fixture.KEY;
import static com.voepy.numbers.query.testing.Fixture.NUMBER;
import static com.voepy.numbers.query.testing.Fixture.NUMBER_ID;
import static com.voepy.numbers.query.testing.Fixture.ORDER;
import static com.voepy.numbers.query.testing.Fixture.RESERVATION;
import static com.voepy.numbers.query.testing.Fixture.STRANGER;
import static com.voepy.numbers.query.testing.Fixture.STRANGERS_KEY;
import static com.voepy.numbers.query.testing.Fixture.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.events.BalanceEvent.BalanceCredited;
import com.voepy.numbers.events.ConnectionEvent.NumberAttached;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressValidated;
import com.voepy.numbers.events.EmergencyAddressEvent.PostalAddress;
import com.voepy.numbers.events.PhoneNumberEvent.NumberActivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberHeld;
import com.voepy.numbers.events.PhoneNumberEvent.NumberHoldEnded;
import com.voepy.numbers.events.PhoneNumberEvent.NumberReleased;
import com.voepy.numbers.events.ReservationEvent.ReservationCreated;
import com.voepy.numbers.events.TenantEvent.TenantRenamed;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberId;
import com.voepy.numbers.kit.log.EventMetadata;
import com.voepy.numbers.kit.privacy.SubjectVault;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.query.testing.Fixture;
import com.voepy.numbers.query.testing.QueryNode;
import com.voepy.numbers.query.testing.TestLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionTemplate;

/// One number that two tenants had one after the other, and a third thing or two.
@DisplayNameGeneration(ReplaceUnderscores.class)
class EventsTest {

    static final UUID NEXT_TENURE = new NumberId(NUMBER, 2).uuid();
    static final E164 OTHER = new E164("+15125550102");
    static final Instant LATER = TestLog.START.plusSeconds(100_000);
    static final EventMetadata ASKED = asked(TENANT, "key-of-tenant", "req-1", "idem-1");
    static final EventMetadata STRANGER_ASKED = asked(STRANGER, "key-of-stranger", "req-2", "idem-1");

    static final TestDatabase DATABASE = TestDatabase.create();
    static final TestLog LOG = new TestLog(DATABASE);

    @SuppressWarnings("NullAway.Init")
    static QueryNode node;

    @BeforeAll
    static void start() {
        LOG.append(Fixture.born());
        LOG.append(Fixture.listed("+15125550", "100-199"));
        LOG.append(
                ASKED,
                new ReservationCreated(RESERVATION, TENANT, List.of(NUMBER, OTHER), LATER, null),
                new NumberHeld(NUMBER, TENANT, RESERVATION, LATER));
        LOG.append(new NumberHoldEnded(NUMBER, TENANT, RESERVATION));
        LOG.append(STRANGER_ASKED, new NumberHeld(NUMBER, STRANGER, new UUID(1, 1), LATER));
        LOG.append(new NumberHoldEnded(NUMBER, STRANGER, new UUID(1, 1)));
        LOG.append(
                Fixture.ordered(TENANT, NUMBER, 1),
                new NumberActivated(NUMBER, TENANT, NUMBER_ID, ORDER),
                new NumberAttached(CONNECTION, TENANT, NUMBER_ID),
                new NumberReleased(NUMBER, TENANT, NUMBER_ID, LATER, LATER));
        LOG.append(STRANGER_ASKED, Fixture.ordered(STRANGER, NUMBER, 2));
        LOG.append(new BalanceCredited(TENANT, 100, 100, "wire-1"));
        node = QueryNode.start(DATABASE);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void each_event_is_listed_to_its_tenant_and_to_nobody_else() {
        assertThat(ids("/v1/events?limit=250", KEY)).containsExactlyElementsOf(idsOf(TENANT));
        assertThat(ids("/v1/events?limit=250", STRANGERS_KEY)).containsExactlyElementsOf(idsOf(STRANGER));
        // The rest is the platform's: prices, stock, the operator's key.
        assertThat(idsOf(null)).hasSize(3);
        assertThat(ids("/v1/events?type=NumberBlockListed", KEY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                type=NumberHeld                                        | NumberHeld
                phone_number=%2B15125550102                            | ReservationCreated
                phone_number=+15125550100&type=NumberReleased          | NumberReleased
                resource_id=5e000000-0000-4000-8000-000000000001       | ReservationCreated NumberHeld NumberHoldEnded
                resource_id=c0000000-0000-4000-8000-000000000001&phone_number=%2B15125550100 | NumberAttached
                resource_id=7e000000-0000-4000-8000-000000000001&type=TenantCreated | TenantCreated
                actor=key-of-tenant                                    | ReservationCreated NumberHeld
                request_id=req-1                                       | ReservationCreated NumberHeld
                request_id=req-1&type=NumberHeld                       | NumberHeld
                request_id=req-2                                       |
                idempotency_key=idem-1                                 | ReservationCreated NumberHeld
                idempotency_key=nobody                                 |
                resource_id=00000000-0000-0000-0000-000000000001       |
                phone_number=%2B14155550000                            |
                amount_cents=100                                       | NumberOrdered BalanceCredited
                amount_cents=150                                       | NumberOrdered
                amount_cents=101                                       |
                amount_cents=500                                       |
                amount_cents_min=100                                   | NumberOrdered BalanceCredited
                amount_cents_min=101&amount_cents_max=149              |
                amount_cents_max=149&amount_cents_min=1                | NumberOrdered BalanceCredited
                amount_cents=100&amount_cents_min=101                  |
                amount_cents=150&phone_number=%2B15125550100&type=NumberOrdered | NumberOrdered
                """)
    void are_filtered_by(String query, @Nullable String expected) {
        assertThat(types("/v1/events?" + query, KEY)).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void a_number_of_two_tenants_shows_each_its_own_time() {
        assertThat(types("/v1/events?phone_number=%2B15125550100", KEY))
                .isEqualTo("ReservationCreated NumberHeld NumberHoldEnded NumberOrdered NumberActivated NumberAttached"
                        + " NumberReleased");
        assertThat(types("/v1/events?phone_number=%2B15125550100", STRANGERS_KEY))
                .isEqualTo("NumberHeld NumberHoldEnded NumberOrdered");
        assertThat(ids("/v1/events?resource_id=" + NEXT_TENURE, KEY)).isEmpty();
        assertThat(ids("/v1/events?resource_id=" + NUMBER_ID, STRANGERS_KEY)).isEmpty();
    }

    @Test
    void the_line_of_the_ledger_names_its_event() {
        var line = node.json("/v1/balance/transactions", KEY).at("/data/0/id").asString();
        assertThat(types("/v1/events?resource_id=" + line, KEY)).isEqualTo("BalanceCredited");
    }

    @Test
    void one_shows_what_happened_and_who_wanted_it() {
        var held = first("/v1/events?type=NumberHeld", KEY);
        var shown = node.json("/v1/events/" + held, KEY);
        assertThat(shown.toString())
                .isEqualTo(("{'id':'%s','position':11,'stream':'number/+15125550100','sequence':0,'type':'NumberHeld',"
                                + "'revision':1,'occurred_at':'2030-01-01T12:00:11.000Z','tenant_id':'%s',"
                                + "'actor':'key-of-tenant','request_id':'req-1','idempotency_key':'idem-1',"
                                + "'correlation_id':'req-1','causation_id':'req-1',"
                                + "'request':'POST /v1/number-reservations','command':'Reserve','data':{'e164':'+15125550100',"
                                + "'tenant_id':'%s','reservation_id':'%s','held_until':'2030-01-02T15:46:40.000Z'}}")
                        .formatted(held, TENANT, TENANT, RESERVATION)
                        .replace('\'', '"'));
        assertThat(node.json("/v1/events?type=NumberHeld", KEY).at("/data/0")).isEqualTo(shown);
        var tag =
                node.get("/v1/events/" + held, KEY).headers().firstValue("ETag").orElseThrow();
        assertThat(node.get("/v1/events/" + held, KEY, "If-None-Match", tag).statusCode())
                .isEqualTo(304);
    }

    @Test
    void one_of_others_or_of_nobody_is_not_found() {
        for (var event : LOG.log().after(0, 1_000)) {
            var mine = TENANT.equals(Owner.of(event.event()));
            assertThat(node.get("/v1/events/" + event.eventId(), KEY).statusCode())
                    .as(event.toString())
                    .isEqualTo(mine ? 200 : 404);
        }
        assertThat(node.get("/v1/events/nonsense", KEY).statusCode()).isEqualTo(404);
        assertThat(node.get("/v1/events/" + UUID.randomUUID(), KEY).statusCode())
                .isEqualTo(404);
    }

    @Test
    void pages_follow_one_another_while_the_log_grows() {
        List<String> walked = new ArrayList<>();
        String cursor = null;
        do {
            var page = node.json("/v1/events?limit=2" + (cursor == null ? "" : "&cursor=" + cursor), KEY);
            walked.addAll(page.get("data").findValuesAsString("id"));
            if (walked.size() == 4) {
                LOG.append(new TenantRenamed(TENANT, "Meanwhile"), new TenantRenamed(STRANGER, "Meanwhile"));
            }
            var next = page.at("/meta/next_cursor");
            cursor = next.isNull() ? null : next.asString();
        } while (cursor != null);
        assertThat(walked).containsExactlyElementsOf(idsOf(TENANT));
    }

    /// An order names its price and its monthly fee; it is one event nevertheless.
    @Test
    void pages_by_amount_neither_skip_nor_repeat() {
        List<String> walked = new ArrayList<>();
        var path = "/v1/events?limit=1&amount_cents_min=1&amount_cents_max=100000";
        for (var more = path; !more.isEmpty(); ) {
            var page = node.json(more, KEY);
            walked.addAll(page.get("data").findValuesAsString("id"));
            var next = page.at("/meta/next_cursor");
            more = next.isNull() ? "" : path + "&cursor=" + next.asString();
        }
        assertThat(walked)
                .containsExactlyElementsOf(LOG.log().after(0, 1_000).stream()
                        .filter(logged -> TENANT.equals(Owner.of(logged.event())))
                        .filter(logged -> !Amounts.in(logged.event()).isEmpty())
                        .map(logged -> logged.eventId().toString())
                        .toList())
                .hasSize(2);
    }

    @Test
    void a_cursor_holds_for_its_filters_alone() {
        var cursor = node.json("/v1/events?limit=1&request_id=req-1", KEY)
                .at("/meta/next_cursor")
                .asString();
        assertThat(types("/v1/events?request_id=req-1&cursor=" + cursor, KEY)).isEqualTo("NumberHeld");
        assertThat(node.get("/v1/events?request_id=req-2&cursor=" + cursor, KEY).statusCode())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type=NumberSold",
                "type=",
                "phone_number=512",
                "resource_id=1",
                "actor=",
                "request_id=",
                "idempotency_key=",
                "amount_cents=-1",
                "amount_cents=1.5",
                "amount_cents_max=1000000000001",
                "amount_cents_min=2&amount_cents_max=1",
                "from=yesterday",
                "to=2030-01-01",
                "to=2020-01-01T00:00:00Z&from=2020-01-01T00:00:01Z",
                "limit=0",
                "limit=251",
                "cursor=x"
            })
    void a_wrong_filter_is_named(String query) {
        var answer = node.get("/v1/events?" + query, KEY);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"field\":\"" + query.substring(0, query.indexOf('=')) + "\"");
    }

    @Test
    void personal_data_is_opened_for_its_owner_until_it_is_erased() {
        var address = UUID.randomUUID();
        LOG.append(new EmergencyAddressValidated(address, TENANT, place(address)));
        var path = "/v1/events/" + first("/v1/events?resource_id=" + address, KEY);
        assertThat(node.json(path, KEY).at("/data/address/street_address").asString())
                .isEqualTo("1 Canary St");

        inTransaction(() -> node.bean(SubjectVault.class).destroy(TENANT, List.of(address)));

        var erased = node.json(path, KEY);
        assertThat(erased.at("/data/address/street_address").isNull()).isTrue();
        assertThat(erased.toString()).doesNotContain("Canary").doesNotContain("ciphertext");
    }

    private static EventMetadata asked(UUID tenantId, String actor, String requestId, String idempotencyKey) {
        return new EventMetadata(
                tenantId,
                actor,
                requestId,
                idempotencyKey,
                requestId,
                requestId,
                "POST /v1/number-reservations",
                "Reserve");
    }

    private static PostalAddress place(UUID address) {
        var text = Objects.requireNonNull(node.bean(TransactionTemplate.class)
                .execute(_ -> node.bean(SubjectVault.class).seal(address, TENANT, "1 Canary St")));
        return new PostalAddress(null, null, null, text, null, text, text, text, "US");
    }

    private static void inTransaction(Runnable work) {
        node.bean(TransactionTemplate.class).executeWithoutResult(_ -> work.run());
    }

    private static List<String> idsOf(@Nullable UUID tenant) {
        return LOG.log().after(0, 1_000).stream()
                .filter(logged -> Objects.equals(Owner.of(logged.event()), tenant))
                .map(logged -> logged.eventId().toString())
                .toList();
    }

    private static String first(String path, String key) {
        return node.json(path, key).at("/data/0/id").asString();
    }

    private static List<String> ids(String path, String key) {
        return node.json(path, key)
                .get("data")
                .valueStream()
                .map(event -> event.get("id").asString())
                .toList();
    }

    private static String types(String path, String key) {
        return String.join(
                " ",
                node.json(path, key)
                        .get("data")
                        .valueStream()
                        .map(event -> event.get("type").asString())
                        .toList());
    }
}
