package com.voepy.numbers.query.porting;

import static com.voepy.numbers.query.testing.Fixture.CONNECTION;
import static com.voepy.numbers.query.testing.Fixture.KEY;
import static com.voepy.numbers.query.testing.Fixture.STRANGER;
import static com.voepy.numbers.query.testing.Fixture.STRANGERS_KEY;
import static com.voepy.numbers.query.testing.Fixture.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.events.PortingOrderEvent;
import com.voepy.numbers.events.PortingOrderEvent.PortingCancellationRefused;
import com.voepy.numbers.events.PortingOrderEvent.PortingCommentAdded;
import com.voepy.numbers.events.PortingOrderEvent.PortingDetails;
import com.voepy.numbers.events.PortingOrderEvent.PortingExceptionRaised;
import com.voepy.numbers.events.PortingOrderEvent.PortingOrderCancelled;
import com.voepy.numbers.events.PortingOrderEvent.PortingOrderCreated;
import com.voepy.numbers.events.PortingOrderEvent.PortingOrderSubmitted;
import com.voepy.numbers.events.PortingOrderEvent.PortingParty;
import com.voepy.numbers.events.PortingOrderEvent.PortingProblem;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.Sealed;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.privacy.SubjectVault;
import com.voepy.numbers.kit.security.ApiKeys;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.kit.web.ETags;
import com.voepy.numbers.query.testing.Fixture;
import com.voepy.numbers.query.testing.QueryNode;
import com.voepy.numbers.query.testing.TestLog;
import com.voepy.numbers.resource.PortingOrderResource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PortingOrdersTest {

    static final String PATH = "/v1/numbers/porting-orders";
    static final UUID FIRST = UUID.fromString("90000000-0000-4000-8000-000000000001");
    static final UUID SECOND = UUID.fromString("90000000-0000-4000-8000-000000000002");
    static final UUID STRANGERS = UUID.fromString("90000000-0000-4000-8000-000000000003");
    static final UUID COMMENT = UUID.fromString("c0330000-0000-4000-8000-000000000001");
    static final E164 NUMBER = new E164("+15124780101");
    static final E164 OTHER = new E164("+15124780102");

    static final String AUDITOR_KEY = ApiKeys.generateTest();
    static final TestDatabase DATABASE = TestDatabase.create();
    static final TestLog LOG = new TestLog(DATABASE);

    @SuppressWarnings("NullAway.Init")
    static QueryNode node;

    @BeforeAll
    static void start() {
        LOG.append(Fixture.born());
        LOG.append(Fixture.key(AUDITOR_KEY, null, Set.of(ApiKeyScope.AUDITOR)));
        node = QueryNode.start(DATABASE);
        LOG.append(
                new PortingOrderCreated(
                        FIRST,
                        TENANT,
                        List.of(NUMBER, OTHER),
                        new PortingDetails(
                                sealed(FIRST, "Moving"),
                                sealed(FIRST, Map.of("name", "Erika Mustermann")),
                                List.of(COMMENT),
                                null,
                                CONNECTION,
                                "desk")),
                new PortingOrderSubmitted(FIRST, TENANT),
                new PortingExceptionRaised(
                        FIRST, TENANT, List.of(new PortingProblem("other", null, sealed(FIRST, "Call Erika")))),
                new PortingCancellationRefused(FIRST, TENANT, null, sealed(FIRST, "Erika says no")),
                new PortingCommentAdded(FIRST, TENANT, COMMENT, PortingParty.TENANT, sealed(FIRST, "Hello")),
                new PortingOrderCreated(
                        SECOND, TENANT, List.of(NUMBER), new PortingDetails(null, null, List.of(), null, null, null)),
                new PortingOrderCreated(
                        STRANGERS,
                        STRANGER,
                        List.of(new E164("+15124780103")),
                        new PortingDetails(null, null, List.of(), null, null, null)));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void are_listed_newest_first_and_only_to_their_tenant() {
        assertThat(node.json(PATH, KEY).get("data").findValuesAsString("id"))
                .containsExactly(SECOND.toString(), FIRST.toString());
        assertThat(node.json(PATH, STRANGERS_KEY).get("data").findValuesAsString("id"))
                .containsExactly(STRANGERS.toString());
        assertThat(node.get(PATH + "/" + FIRST, STRANGERS_KEY).statusCode()).isEqualTo(404);
        assertThat(node.get(PATH + "/" + FIRST + "/events", STRANGERS_KEY).statusCode())
                .isEqualTo(404);
        assertThat(node.get(PATH + "/" + FIRST + "/comments", STRANGERS_KEY).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "phone_number=%2B15124780101, 2",
        "phone_number=%2B15124780102, 1",
        "phone_number=%2B15124780103, 0",
        "status=exception, 1",
        "status=draft&phone_number=%2B15124780102, 0",
        "customer_reference=desk, 1",
    })
    void are_filtered_by(String query, int count) {
        assertThat(node.json(PATH + "?" + query, KEY).get("meta").get("count").asInt())
                .isEqualTo(count);
    }

    @Test
    void show_people_to_their_tenant_alone() {
        var shown = node.json(PATH + "/" + FIRST, KEY);
        assertThat(shown.at("/end_user/name").asString()).isEqualTo("Erika Mustermann");
        assertThat(shown.at("/user_feedback/comment").asString()).isEqualTo("Moving");
        assertThat(shown.at("/exceptions/0/message").asString()).isEqualTo("Call Erika");
        assertThat(shown.at("/cancel_refusal").asString()).isEqualTo("Erika says no");
        assertThat(LOG.log().ofStream(Streams.port(FIRST)).toString()).doesNotContain("Mustermann", "Erika");
    }

    @Test
    void show_auditors_and_sql_the_codes_of_what_the_carrier_says_and_no_words() {
        var seen = node.json("/v1/audit/events?type=PortingExceptionRaised&resource_id=" + FIRST, AUDITOR_KEY)
                .at("/data/0/data/problems/0");
        assertThat(seen.at("/code").asString()).isEqualTo("other");
        assertThat(seen.at("/words").propertyNames()).containsExactly("sealed_for");
        var sql = node.bean(JdbcClient.class)
                .sql("SELECT exceptions::text FROM investigate.porting_orders WHERE id = :id")
                .param("id", FIRST)
                .query(String.class)
                .single();
        assertThat(sql).contains("\"other\"").doesNotContain("message", "ciphertext", "Erika");
    }

    @Test
    void of_older_revisions_show_the_words_that_they_hold() {
        var order = UUID.fromString("90000000-0000-4000-8000-00000000000e");
        LOG.append(
                new PortingOrderCreated(
                        order,
                        TENANT,
                        List.of(new E164("+15124780177")),
                        new PortingDetails(null, null, List.of(), null, null, null)),
                new PortingOrderSubmitted(order, TENANT),
                new PortingExceptionRaised(order, TENANT, List.of(new PortingProblem("other", "Call us", null))),
                new PortingCancellationRefused(order, TENANT, "Too late", null));

        var shown = node.json(PATH + "/" + order, KEY);
        assertThat(shown.at("/exceptions/0/message").asString()).isEqualTo("Call us");
        assertThat(shown.at("/cancel_refusal").asString()).isEqualTo("Too late");
        LOG.append(new PortingOrderCancelled(order, TENANT, PortingParty.TENANT, null));
    }

    @Test
    void have_the_version_that_the_command_side_knows() {
        assertThat(node.get(PATH + "/" + FIRST, KEY).headers().firstValue("ETag"))
                .hasValue(ETags.of(folded()));
    }

    @Test
    void tell_what_happened_to_them() {
        var events = node.json(PATH + "/" + FIRST + "/events", KEY).get("data");
        assertThat(events.findValuesAsString("type"))
                .containsExactly(
                        "PortingOrderCreated",
                        "PortingOrderSubmitted",
                        "PortingExceptionRaised",
                        "PortingCancellationRefused",
                        "PortingCommentAdded");
        assertThat(events.get(0).at("/changes/end_user/to/name").asString()).isEqualTo("Erika Mustermann");
        assertThat(events.get(2).at("/changes/status/from").asString()).isEqualTo("submitted");
        assertThat(events.get(2).at("/changes/status/to").asString()).isEqualTo("exception");
        var page = node.json(PATH + "/" + FIRST + "/events?limit=3", KEY);
        assertThat(node.json(
                                PATH + "/" + FIRST + "/events?cursor="
                                        + page.at("/meta/next_cursor").asString(),
                                KEY)
                        .get("data"))
                .hasSize(2);
    }

    @Test
    void keep_what_was_written_under_them() {
        var comments = node.json(PATH + "/" + FIRST + "/comments", KEY).get("data");
        assertThat(comments.findValuesAsString("body")).containsExactly("Hello");
        assertThat(node.json(PATH + "/" + FIRST + "/comments/" + COMMENT, KEY)
                        .at("/author")
                        .asString())
                .isEqualTo("tenant");
        assertThat(node.json(PATH + "/" + SECOND + "/comments", KEY).get("data"))
                .isEmpty();
    }

    private static PortingOrderResource folded() {
        PortingOrderResource order = null;
        for (var logged : LOG.log().ofStream(Streams.port(FIRST))) {
            order = PortingOrderResource.after(order, (PortingOrderEvent) logged.event(), logged.occurredAt());
        }
        return Objects.requireNonNull(order);
    }

    private static Sealed sealed(UUID id, Object value) {
        return Objects.requireNonNull(node.bean(TransactionTemplate.class)
                .execute(_ -> node.bean(SubjectVault.class).seal(id, TENANT, value)));
    }
}
