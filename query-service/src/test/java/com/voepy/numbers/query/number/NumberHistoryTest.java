package com.voepy.numbers.query.number;

import static com.voepy.numbers.query.testing.Fixture.CONNECTION;
import static com.voepy.numbers.query.testing.Fixture.KEY;
import static com.voepy.numbers.query.testing.Fixture.NUMBER;
import static com.voepy.numbers.query.testing.Fixture.NUMBER_ID;
import static com.voepy.numbers.query.testing.Fixture.OPERATOR_KEY;
import static com.voepy.numbers.query.testing.Fixture.ORDER;
import static com.voepy.numbers.query.testing.Fixture.RESERVATION;
import static com.voepy.numbers.query.testing.Fixture.STRANGER;
import static com.voepy.numbers.query.testing.Fixture.STRANGERS_KEY;
import static com.voepy.numbers.query.testing.Fixture.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.events.PhoneNumberEvent.NumberActivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberConfigured;
import com.voepy.numbers.events.PhoneNumberEvent.NumberDisconnected;
import com.voepy.numbers.events.PhoneNumberEvent.NumberHeld;
import com.voepy.numbers.events.PhoneNumberEvent.NumberPortEnded;
import com.voepy.numbers.events.PhoneNumberEvent.NumberPortStarted;
import com.voepy.numbers.events.PhoneNumberEvent.NumberReleased;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettings;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettingsApplied;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.NumberId;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.EventMetadata;
import com.voepy.numbers.kit.security.ApiKeys;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.query.testing.Fixture;
import com.voepy.numbers.query.testing.QueryNode;
import com.voepy.numbers.query.testing.TestLog;
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
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// A number that goes from one tenant to another, and whose end at the carrier is late.
@DisplayNameGeneration(ReplaceUnderscores.class)
class NumberHistoryTest {

    static final String AUDITOR_KEY = ApiKeys.generateTest();
    static final UUID NEXT_TENURE = new NumberId(NUMBER, 2).uuid();
    static final UUID PORT = UUID.fromString("90000000-0000-4000-8000-000000000001");
    static final Instant LATER = TestLog.START.plusSeconds(100_000);
    static final EventMetadata ASKED = new EventMetadata(TENANT, "the-key", "req-1", "idem-1", "req-1", "req-1");

    static final String AUDITED = "/v1/audit/numbers/%2B15125550100";

    static final TestDatabase DATABASE = TestDatabase.create();
    static final TestLog LOG = new TestLog(DATABASE);

    @SuppressWarnings("NullAway.Init")
    static QueryNode node;

    @BeforeAll
    static void start() {
        LOG.append(Fixture.born());
        LOG.append(Fixture.key(AUDITOR_KEY, null, Set.of(ApiKeyScope.AUDITOR)));
        LOG.append(
                ASKED,
                new NumberHeld(NUMBER, TENANT, RESERVATION, LATER),
                Fixture.ordered(TENANT, NUMBER, 1),
                new NumberActivated(NUMBER, TENANT, NUMBER_ID, ORDER),
                new NumberConfigured(NUMBER, TENANT, NUMBER_ID, 1, NumberSettings.initial("front desk", CONNECTION)),
                new NumberSettingsApplied(NUMBER, TENANT, NUMBER_ID, 1));
        LOG.append(
                new NumberReleased(NUMBER, TENANT, NUMBER_ID, LATER, LATER),
                new NumberPortStarted(NUMBER, STRANGER, PORT),
                new NumberPortEnded(NUMBER, STRANGER, PORT, LATER),
                Fixture.ordered(STRANGER, NUMBER, 2),
                new NumberDisconnected(NUMBER, TENANT, NUMBER_ID));
        node = QueryNode.start(DATABASE);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void a_tenure_tells_what_happened_to_it_and_what_each_event_changed() {
        var history = node.json("/v1/numbers/" + NUMBER_ID + "/history", KEY).get("data");

        assertThat(typesOf(history))
                .containsExactly(
                        "NumberOrdered",
                        "NumberActivated",
                        "NumberConfigured",
                        "NumberSettingsApplied",
                        "NumberReleased",
                        "NumberDisconnected");
        assertThat(history.get(2).toString())
                .isEqualTo(("{'sequence':3,'type':'NumberConfigured','occurred_at':'%s','actor':'the-key',"
                                + "'request_id':'req-1','idempotency_key':'idem-1','changes':{"
                                + "'customer_reference':{'from':null,'to':'front desk'},"
                                + "'settings_status':{'from':'applied','to':'applying'},"
                                + "'connection_id':{'from':null,'to':'%s'}}}")
                        .formatted(history.get(2).get("occurred_at").asString(), CONNECTION)
                        .replace('\'', '"'));
        assertThat(history.get(0).at("/changes/status/to").asString()).isEqualTo("pending");
        assertThat(history.get(5).get("changes")).isEmpty();
        assertThat(history.get(5).get("actor").isNull()).isTrue();
    }

    /// What the changes say is what the resource was and is.
    @Test
    void the_changes_add_up_to_the_number() {
        var number = node.json("/v1/numbers/" + NUMBER_ID, KEY);
        var history = node.json("/v1/numbers/" + NUMBER_ID + "/history", KEY).get("data");
        for (var member : number.propertyNames()) {
            JsonNode last = null;
            for (var entry : history) {
                var change = entry.get("changes").get(member);
                if (change != null) {
                    assertThat(last == null || last.equals(change.get("from")))
                            .as("%s of %s", member, entry)
                            .isTrue();
                    last = change.get("to");
                }
            }
            // What never had a value never changed.
            assertThat(last == null ? number.get(member).isNull() : last.equals(number.get(member)))
                    .as(member)
                    .isTrue();
        }
    }

    @Test
    void a_history_has_pages() {
        var path = "/v1/numbers/" + NUMBER_ID + "/history?limit=4";
        var first = node.json(path, KEY);
        var cursor = first.at("/meta/next_cursor").asString();
        var rest = node.json(path + "&cursor=" + cursor, KEY);
        assertThat(typesOf(rest.get("data"))).containsExactly("NumberReleased", "NumberDisconnected");
        assertThat(rest.at("/meta/next_cursor").isNull()).isTrue();
        var other = "/v1/numbers/%s/history?cursor=%s".formatted(NEXT_TENURE, cursor);
        assertThat(node.get(other, STRANGERS_KEY).statusCode()).isEqualTo(422);
    }

    @Test
    void a_tenure_of_others_is_not_found() {
        assertThat(node.get("/v1/numbers/" + NUMBER_ID + "/history", STRANGERS_KEY)
                        .statusCode())
                .isEqualTo(404);
        assertThat(node.get("/v1/numbers/" + NEXT_TENURE + "/history", KEY).statusCode())
                .isEqualTo(404);
        assertThat(typesOf(node.json("/v1/numbers/" + NEXT_TENURE + "/history", STRANGERS_KEY)
                        .get("data")))
                .containsExactly("NumberOrdered");
        assertThat(node.get("/v1/numbers/nonsense/history", KEY).statusCode()).isEqualTo(404);
    }

    @Test
    void an_auditor_sees_every_tenure_and_what_was_between() {
        var history = node.json(AUDITED + "/history", AUDITOR_KEY).get("data");
        assertThat(typesOf(history))
                .containsExactlyElementsOf(LOG.log().ofStream(Streams.number(NUMBER)).stream()
                        .map(logged -> logged.event().getClass().getSimpleName())
                        .toList());
        var held = history.get(0);
        assertThat(held.at("/changes/hold/to/reservation_id").asString()).isEqualTo(RESERVATION.toString());
        assertThat(held.get("number_id").isNull()).isTrue();
        assertThat(held.get("tenant_id").asString()).isEqualTo(TENANT.toString());
        assertThat(history.get(1).at("/changes/hold/to").isNull()).isTrue();
        assertThat(history.get(5).at("/changes/rests_until/to").asString()).isEqualTo("2030-01-02T15:46:40.000Z");
        assertThat(history.get(6).at("/changes/port/to/tenant_id").asString()).isEqualTo(STRANGER.toString());
        // The second tenure begins from nothing, not from what the first one was.
        var ordered = history.get(8);
        assertThat(ordered.get("number_id").asString()).isEqualTo(NEXT_TENURE.toString());
        assertThat(ordered.at("/changes/status/from").isNull()).isTrue();
        assertThat(ordered.at("/changes/tenant_id/from").asString()).isEqualTo(TENANT.toString());
        // The late end of the first one changes nothing of the second.
        assertThat(history.get(9).get("number_id").asString()).isEqualTo(NUMBER_ID.toString());
        assertThat(history.get(9).get("changes")).isEmpty();
    }

    @Test
    void an_auditor_sees_who_had_the_number_at_any_time() {
        var stream = LOG.log().ofStream(Streams.number(NUMBER));
        List<String> holders = stream.stream()
                .map(logged -> node.json(AUDITED + "?as_of=" + logged.occurredAt(), AUDITOR_KEY))
                .map(number -> number.get("tenant_id").isNull()
                        ? "nobody"
                        : number.get("tenant_id").asString() + " "
                                + number.at("/number/status").asString())
                .toList();
        assertThat(holders)
                .containsExactly(
                        "nobody",
                        TENANT + " pending",
                        TENANT + " active",
                        TENANT + " active",
                        TENANT + " active",
                        TENANT + " released",
                        TENANT + " released",
                        TENANT + " released",
                        STRANGER + " pending",
                        STRANGER + " pending");
        assertThat(node.json(AUDITED, AUDITOR_KEY).at("/number"))
                .isEqualTo(node.json("/v1/numbers/" + NEXT_TENURE, STRANGERS_KEY));
        assertThat(node.get(AUDITED + "?as_of=" + TestLog.START, AUDITOR_KEY).statusCode())
                .isEqualTo(404);
        assertThat(node.get(AUDITED + "?as_of=then", AUDITOR_KEY).statusCode()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/history"})
    void a_number_that_nothing_happened_to_is_not_found(String path) {
        assertThat(node.get("/v1/audit/numbers/+14155550000" + path, AUDITOR_KEY)
                        .statusCode())
                .isEqualTo(404);
        assertThat(node.get("/v1/audit/numbers/512" + path, AUDITOR_KEY).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {AUDITED, AUDITED + "/history"})
    void audits_are_for_auditors(String path) {
        assertThat(node.get(path, AUDITOR_KEY).statusCode()).isEqualTo(200);
        assertThat(node.get(path, KEY).statusCode()).isEqualTo(403);
        assertThat(node.get(path, OPERATOR_KEY).statusCode()).isEqualTo(403);
    }

    private static List<String> typesOf(JsonNode entries) {
        return entries.valueStream().map(entry -> entry.get("type").asString()).toList();
    }
}
