package com.voepy.numbers.query.number;

import static com.voepy.numbers.query.testing.Fixture.CONNECTION;
import static com.voepy.numbers.query.testing.Fixture.KEY;
import static com.voepy.numbers.query.testing.Fixture.NUMBER;
import static com.voepy.numbers.query.testing.Fixture.NUMBER_ID;
import static com.voepy.numbers.query.testing.Fixture.ORDER;
import static com.voepy.numbers.query.testing.Fixture.STRANGER;
import static com.voepy.numbers.query.testing.Fixture.STRANGERS_KEY;
import static com.voepy.numbers.query.testing.Fixture.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.events.PhoneNumberEvent;
import com.voepy.numbers.events.PhoneNumberEvent.NumberActivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberConfigured;
import com.voepy.numbers.events.PhoneNumberEvent.NumberHeld;
import com.voepy.numbers.events.PhoneNumberEvent.NumberReleased;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettings;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettingsApplied;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberId;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.query.testing.Fixture;
import com.voepy.numbers.query.testing.QueryNode;
import com.voepy.numbers.query.testing.TestLog;
import com.voepy.numbers.resource.PhoneNumberResource;
import java.time.Instant;
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

@DisplayNameGeneration(ReplaceUnderscores.class)
class PhoneNumbersTest {

    static final E164 SECOND = new E164("+15125550101");
    static final UUID NEXT_TENURE = new NumberId(NUMBER, 2).uuid();
    static final Instant LATER = TestLog.START.plusSeconds(100_000);

    static final TestDatabase DATABASE = TestDatabase.create();
    static final TestLog LOG = new TestLog(DATABASE);

    @SuppressWarnings("NullAway.Init")
    static QueryNode node;

    @BeforeAll
    static void start() {
        LOG.append(Fixture.born());
        LOG.append(
                new NumberHeld(NUMBER, TENANT, UUID.randomUUID(), LATER),
                Fixture.ordered(TENANT, NUMBER, 1),
                new NumberActivated(NUMBER, TENANT, NUMBER_ID, ORDER),
                new NumberConfigured(NUMBER, TENANT, NUMBER_ID, 1, NumberSettings.initial("front desk", CONNECTION)),
                new NumberSettingsApplied(NUMBER, TENANT, NUMBER_ID, 1),
                new NumberReleased(NUMBER, TENANT, NUMBER_ID, LATER, LATER),
                Fixture.ordered(STRANGER, NUMBER, 2),
                Fixture.ordered(TENANT, SECOND, 1));
        node = QueryNode.start(DATABASE);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void are_listed_newest_first_and_only_to_their_tenant() {
        assertThat(node.json("/v1/numbers", KEY).get("data").findValuesAsString("id"))
                .containsExactly(new NumberId(SECOND, 1).uuid().toString(), NUMBER_ID.toString());
        assertThat(node.json("/v1/numbers", STRANGERS_KEY).get("data").findValuesAsString("id"))
                .containsExactly(NEXT_TENURE.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "status=released, 1",
        "status=pending, 1",
        "status=active, 0",
        "number_type=local, 2",
        "number_type=mobile, 0",
        "connection_id=c0000000-0000-4000-8000-000000000001, 1",
        "country_code=US, 2",
        "country_code=CA, 0",
        "phone_number=%2B15125550100, 1",
        "phone_number=+15125550100, 1",
        "customer_reference=front%20desk, 1",
        "customer_reference=front+desk&status=released, 1",
        "customer_reference=none, 0"
    })
    void are_filtered_by(String query, int count) {
        assertThat(node.json("/v1/numbers?" + query, KEY)
                        .get("meta")
                        .get("count")
                        .asInt())
                .isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=sold",
                "number_type=x",
                "connection_id=1",
                "country_code=1",
                "phone_number=512",
                "limit=0"
            })
    void a_wrong_filter_is_named(String query) {
        var answer = node.get("/v1/numbers?" + query, KEY);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"field\":\"" + query.substring(0, query.indexOf('=')) + "\"");
    }

    @Test
    void one_is_answered_exactly_as_the_fold_makes_it() {
        assertThat(node.get("/v1/numbers/" + NUMBER_ID, KEY).body())
                .isEqualTo(WireJson.mapper().writeValueAsString(foldedUntil(Instant.MAX)));
    }

    @Test
    void as_of_any_moment_one_looks_as_it_did() {
        for (var logged : LOG.log().ofStream(Streams.number(NUMBER))) {
            var at = logged.occurredAt();
            var answer = node.get("/v1/numbers/%s?as_of=%s".formatted(NUMBER_ID, at), KEY);
            var expected = foldedUntil(at);
            if (expected == null) {
                assertThat(answer.statusCode()).isEqualTo(404);
            } else {
                assertThat(answer.body()).isEqualTo(WireJson.mapper().writeValueAsString(expected));
            }
        }
    }

    @Test
    void as_of_now_is_now() {
        var now = node.get("/v1/numbers/%s?as_of=2999-01-01T00:00:00+00:00".formatted(NUMBER_ID), KEY);
        assertThat(now.body())
                .isEqualTo(node.get("/v1/numbers/" + NUMBER_ID, KEY).body());
    }

    @Test
    void as_of_needs_a_time() {
        assertThat(node.get("/v1/numbers/%s?as_of=yesterday".formatted(NUMBER_ID), KEY)
                        .body())
                .contains("\"field\":\"as_of\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?as_of=2999-01-01T00:00:00Z"})
    void of_others_are_not_found(String query) {
        assertThat(node.get("/v1/numbers/" + NUMBER_ID + query, STRANGERS_KEY).statusCode())
                .isEqualTo(404);
        assertThat(node.get("/v1/numbers/" + NEXT_TENURE + query, KEY).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "00000000-0000-0000-0000-000000000000", "7e000000-0000-4000-8000-000000000001"})
    void an_id_that_is_none_is_not_found(String id) {
        assertThat(node.get("/v1/numbers/" + id, KEY).statusCode()).isEqualTo(404);
    }

    @Test
    void an_unchanged_one_is_not_sent_again() {
        var tag = node.get("/v1/numbers/" + NUMBER_ID, KEY)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        var again = node.get("/v1/numbers/" + NUMBER_ID, KEY, "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(node.get("/v1/numbers/" + NUMBER_ID, KEY, "If-None-Match", "\"other\"")
                        .statusCode())
                .isEqualTo(200);
    }

    private static @Nullable PhoneNumberResource foldedUntil(Instant at) {
        PhoneNumberResource number = null;
        for (var logged : LOG.log().ofStream(Streams.number(NUMBER))) {
            var event = (PhoneNumberEvent) logged.event();
            if (!logged.occurredAt().isAfter(at) && NUMBER_ID.equals(Tenure.idOf(event))) {
                number = PhoneNumberResource.after(number, event, logged.occurredAt());
            }
        }
        return number;
    }
}
