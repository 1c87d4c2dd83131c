package com.voepy.numbers.query.audit;

import static com.voepy.numbers.query.testing.Fixture.KEY;
import static com.voepy.numbers.query.testing.Fixture.NUMBER;
import static com.voepy.numbers.query.testing.Fixture.OPERATOR_KEY;
import static com.voepy.numbers.query.testing.Fixture.STRANGER;
import static com.voepy.numbers.query.testing.Fixture.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.events.Event;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.log.EventMetadata;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.kit.security.ApiKeys;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.query.projection.EveryEvent;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AuditTest {

    static final String PATH = "/v1/audit/events?limit=250";
    static final String AUDITOR_KEY = ApiKeys.generateTest();
    static final TestDatabase DATABASE = TestDatabase.create();
    static final TestLog LOG = new TestLog(DATABASE);

    @SuppressWarnings("NullAway.Init")
    static QueryNode node;

    @BeforeAll
    static void start() {
        LOG.append(EveryEvent.inOneHistory().toArray(Event[]::new));
        LOG.append(
                new EventMetadata(STRANGER, "key", "req-1", "idem-1", null, null),
                Fixture.key(AUDITOR_KEY, null, Set.of(ApiKeyScope.AUDITOR)),
                Fixture.ordered(STRANGER, NUMBER, 2));
        node = QueryNode.start(DATABASE);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void an_auditor_sees_everything_that_happened() {
        assertThat(positions(PATH))
                .containsExactlyElementsOf(LOG.log().after(0, 1_000).stream()
                        .map(LoggedEvent::position)
                        .toList());
    }

    @Test
    void an_auditor_sees_no_secret_and_nothing_that_is_sealed() {
        var shown = all(PATH);
        assertThat(shown.toString())
                .doesNotContain("ciphertext", "c2VhbGVk", ApiKeys.hash(KEY))
                .contains(EventJson.HIDDEN)
                .contains("\"street_address\":{\"sealed_for\":\"ea000000-0000-4000-8000-000000000001\"}");
    }

    @Test
    void an_auditor_sees_the_events_of_one_tenant() {
        var wanted = LOG.log().after(0, 1_000).stream()
                .filter(logged -> STRANGER.equals(Owner.of(logged.event())))
                .map(LoggedEvent::position)
                .toList();
        assertThat(positions(PATH + "&tenant_id=" + STRANGER)).isEqualTo(wanted);
    }

    @Test
    void an_auditor_follows_a_number_from_tenant_to_tenant() {
        assertThat(all(PATH + "&type=NumberOrdered&phone_number=" + NUMBER.value()).stream()
                        .map(event -> event.get("tenant_id").asString()))
                .containsExactly(TENANT.toString(), STRANGER.toString());
        assertThat(all(PATH + "&phone_number=%2B15125550199").stream()
                        .map(event -> event.get("type").asString()))
                .containsExactly("NumberWithdrawn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"actor=key", "request_id=req-1", "idempotency_key=idem-1"})
    void an_auditor_asks_who_did_it(String query) {
        assertThat(positions(PATH + "&" + query)).hasSize(2);
    }

    @Test
    void only_auditors_do() {
        assertThat(node.get(PATH, KEY).statusCode()).isEqualTo(403);
        assertThat(node.get(PATH, OPERATOR_KEY).statusCode()).isEqualTo(403);
        assertThat(node.get("/v1/events", AUDITOR_KEY).statusCode()).isEqualTo(403);
    }

    @Test
    void a_wrong_filter_is_named() {
        assertThat(node.get(PATH + "&tenant_id=1", AUDITOR_KEY).body()).contains("\"field\":\"tenant_id\"");
        assertThat(node.get(PATH + "&phone_number=1", AUDITOR_KEY).statusCode()).isEqualTo(422);
    }

    private static List<Long> positions(String path) {
        return all(path).stream().map(event -> event.get("position").asLong()).toList();
    }

    private static List<JsonNode> all(String path) {
        List<JsonNode> all = new ArrayList<>();
        var page = node.json(path, AUDITOR_KEY);
        page.get("data").forEach(all::add);
        while (!page.at("/meta/next_cursor").isNull()) {
            page = node.json(path + "&cursor=" + page.at("/meta/next_cursor").asString(), AUDITOR_KEY);
            page.get("data").forEach(all::add);
        }
        return all;
    }
}
