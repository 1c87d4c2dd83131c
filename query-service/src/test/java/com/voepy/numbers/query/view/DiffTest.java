package com.voepy.numbers.query.view;

import static com.voepy.numbers.query.testing.Fixture.CONNECTION;
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
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderCompleted;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderLineActivated;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderPlaced;
import com.voepy.numbers.events.NumberOrderEvent.OrderLine;
import com.voepy.numbers.events.PhoneNumberEvent.NumberActivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberConfigured;
import com.voepy.numbers.events.PhoneNumberEvent.NumberDisconnected;
import com.voepy.numbers.events.PhoneNumberEvent.NumberHeld;
import com.voepy.numbers.events.PhoneNumberEvent.NumberReleased;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettings;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettingsApplied;
import com.voepy.numbers.events.PortingOrderEvent.PortingDetails;
import com.voepy.numbers.events.PortingOrderEvent.PortingOrderCreated;
import com.voepy.numbers.events.PortingOrderEvent.PortingOrderUpdated;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberId;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kit.log.EventMetadata;
import com.voepy.numbers.kit.privacy.SubjectVault;
import com.voepy.numbers.kit.security.ApiKeys;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.query.testing.Fixture;
import com.voepy.numbers.query.testing.QueryNode;
import com.voepy.numbers.query.testing.TestLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/// What a resource was, what it became, and how: between any two instants of its life.
@DisplayNameGeneration(ReplaceUnderscores.class)
class DiffTest {

    static final String AUDITOR_KEY = ApiKeys.generateTest();
    static final UUID NEXT_TENURE = new NumberId(NUMBER, 2).uuid();
    static final UUID PORT = UUID.fromString("90000000-0000-4000-8000-000000000001");
    static final EventMetadata ASKED = new EventMetadata(TENANT, "the-key", "req-1", "idem-1", "req-1", "req-1");
    static final Instant LATER = TestLog.START.plusSeconds(100_000);

    static final String NUMBERS = "/v1/numbers/" + NUMBER_ID;
    static final String ORDERS = "/v1/number-orders/" + ORDER;
    static final String PORTS = "/v1/numbers/porting-orders/" + PORT;
    static final String BALANCE = "/v1/balance";
    static final String AUDITED = "/v1/audit/numbers/%2B15125550100";

    static final TestDatabase DATABASE = TestDatabase.create();
    static final TestLog LOG = new TestLog(DATABASE);

    /// When each of the steps below was done, and before them all.
    static final List<Instant> INSTANTS = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    static QueryNode node;

    @BeforeAll
    static void live() {
        LOG.append(Fixture.born());
        LOG.append(Fixture.key(AUDITOR_KEY, null, Set.of(ApiKeyScope.AUDITOR)));
        node = QueryNode.start(DATABASE);
        var line = new OrderLine(NUMBER, NUMBER_ID, 100, 150);
        INSTANTS.add(LOG.now());
        LOG.append(ASKED, new BalanceCredited(TENANT, 1_000, 1_000, "wire"));
        INSTANTS.add(LOG.now());
        LOG.append(
                ASKED,
                new NumberHeld(NUMBER, TENANT, Fixture.RESERVATION, LATER),
                new BalanceDebited(TENANT, 100, 900, DebitCause.NUMBER_ACTIVATION, ORDER, NUMBER_ID, NUMBER),
                Fixture.ordered(TENANT, NUMBER, 1),
                new NumberOrderPlaced(ORDER, TENANT, "US", NumberType.LOCAL, List.of(line), "desk", null),
                new PortingOrderCreated(PORT, TENANT, List.of(new E164("+15124780101")), details("Moving")));
        INSTANTS.add(LOG.now());
        LOG.append(
                new NumberActivated(NUMBER, TENANT, NUMBER_ID, ORDER),
                new NumberOrderLineActivated(ORDER, TENANT, NUMBER_ID, NUMBER),
                new NumberOrderCompleted(ORDER, TENANT, 1, 0),
                new PortingOrderUpdated(PORT, TENANT, details("Moving soon")));
        INSTANTS.add(LOG.now());
        LOG.append(
                ASKED,
                new NumberConfigured(NUMBER, TENANT, NUMBER_ID, 1, NumberSettings.initial("front desk", CONNECTION)),
                new NumberSettingsApplied(NUMBER, TENANT, NUMBER_ID, 1));
        INSTANTS.add(LOG.now());
        LOG.append(
                new NumberReleased(NUMBER, TENANT, NUMBER_ID, LATER, LATER),
                Fixture.ordered(STRANGER, NUMBER, 2),
                new NumberDisconnected(NUMBER, TENANT, NUMBER_ID));
        INSTANTS.add(LOG.now());
    }

    static List<String> owned() {
        return List.of(NUMBERS, ORDERS, PORTS, BALANCE);
    }

    static List<String> paths() {
        return List.of(NUMBERS, ORDERS, PORTS, BALANCE, AUDITED);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @ParameterizedTest
    @MethodSource("owned")
    void it_says_exactly_what_differs_between_any_two_instants(String path) {
        for (var from = 0; from < INSTANTS.size(); from++) {
            for (var to = from; to < INSTANTS.size(); to++) {
                var before = node.get(path + "?as_of=" + INSTANTS.get(from), KEY);
                var after = node.get(path + "?as_of=" + INSTANTS.get(to), KEY);
                var answer = node.get(diff(path, from, to), KEY);
                assertThat(answer.statusCode()).as("%s %d %d", path, from, to).isEqualTo(after.statusCode());
                if (after.statusCode() == 200) {
                    assertThat(changes(json(answer.body())))
                            .as("%s %d %d", path, from, to)
                            .isEqualTo(differences(before.statusCode() == 200 ? before.body() : "{}", after.body()));
                }
            }
        }
    }

    @Test
    void the_story_of_a_number_between_two_instants() {
        var diff = node.json(diff(NUMBERS, 2, 4), KEY);
        assertThat(diff.get("id").asString()).isEqualTo(NUMBER_ID.toString());
        assertThat(diff.get("from").asString()).isEqualTo(wire(2));
        assertThat(diff.get("to").asString()).isEqualTo(wire(4));
        assertThat(diff.at("/changes/status").toString()).isEqualTo("{\"from\":\"pending\",\"to\":\"active\"}");
        assertThat(diff.at("/changes/customer_reference").toString())
                .isEqualTo("{\"from\":null,\"to\":\"front desk\"}");
        assertThat(diff.get("changes").propertyNames()).doesNotContain("settings_status", "id", "e164");
        var history = node.json(NUMBERS + "/history", KEY).get("data");
        assertThat(diff.get("events"))
                .containsExactly(history.get(1), history.get(2), history.get(3))
                .last()
                .satisfies(entry -> assertThat(entry.get("actor").asString()).isEqualTo("the-key"));
    }

    @Test
    void what_was_not_there_yet_has_come_from_nothing() {
        var diff = node.json(diff(NUMBERS, 0, 2), KEY);
        assertThat(diff.get("changes")
                        .propertyStream()
                        .map(change -> change.getValue().get("from").isNull()))
                .hasSizeGreaterThan(10)
                .containsOnly(true);
        assertThat(types(diff)).containsExactly("NumberOrdered");
    }

    @Test
    void an_instant_that_something_happened_at_is_after_it() {
        assertThat(types(node.json(diff(BALANCE, 0, 1), KEY))).containsExactly("BalanceCredited");
        assertThat(types(node.json(diff(BALANCE, 1, 2), KEY))).containsExactly("BalanceDebited");
        var nothing = node.json(diff(BALANCE, 1, 1), KEY);
        assertThat(nothing.get("events")).isEmpty();
        assertThat(nothing.get("changes")).isEmpty();
    }

    @Test
    void without_a_later_instant_it_is_the_present() {
        var diff = node.json(NUMBERS + "/diff?from=" + INSTANTS.get(3), KEY);
        assertThat(changes(diff)).isEqualTo(changes(node.json(diff(NUMBERS, 3, 5), KEY)));
        assertThat(types(diff))
                .containsExactly("NumberConfigured", "NumberSettingsApplied", "NumberReleased", "NumberDisconnected");
        // These events are of a time that the machine's clock has not reached, and have happened all the same.
        assertThat(diff.get("to").asString()).isEqualTo(wire(5));
        var nothing = node.json(NUMBERS + "/diff?from=2100-01-01T00:00:00Z", KEY);
        assertThat(nothing.get("events")).isEmpty();
        assertThat(nothing.get("to").asString()).isEqualTo("2100-01-01T00:00:00.000Z");
    }

    @Test
    void personal_data_is_opened_for_its_owner() {
        var diff = node.json(diff(PORTS, 2, 3), KEY);
        assertThat(diff.at("/changes/user_feedback").toString())
                .isEqualTo("{\"from\":{\"comment\":\"Moving\"},\"to\":{\"comment\":\"Moving soon\"}}");
        assertThat(diff.at("/events/0/changes/user_feedback/to/comment").asString())
                .isEqualTo("Moving soon");
    }

    @Test
    void an_auditor_sees_who_had_the_number_then_and_who_has_it_now() {
        var diff = node.json(diff(AUDITED, 3, 5), AUDITOR_KEY);
        assertThat(diff.get("phone_number").asString()).isEqualTo(NUMBER.value());
        assertThat(diff.at("/changes/tenant_id").toString())
                .isEqualTo("{\"from\":\"%s\",\"to\":\"%s\"}".formatted(TENANT, STRANGER));
        assertThat(diff.at("/changes/id").toString())
                .isEqualTo("{\"from\":\"%s\",\"to\":\"%s\"}".formatted(NUMBER_ID, NEXT_TENURE));
        assertThat(diff.at("/changes/status").toString()).isEqualTo("{\"from\":\"active\",\"to\":\"pending\"}");
        assertThat(diff.get("changes").has("number")).isFalse();
        var history = node.json(AUDITED + "/history", AUDITOR_KEY).get("data");
        assertThat(diff.get("events")).hasSize(5).last().isEqualTo(history.get(history.size() - 1));
        var begun = node.json(diff(AUDITED, 0, 2), AUDITOR_KEY);
        assertThat(begun.at("/changes/phone_number/from").isNull()).isTrue();
        assertThat(types(begun)).containsExactly("NumberHeld", "NumberOrdered");
        assertThat(node.get(diff(AUDITED, 0, 1), AUDITOR_KEY).statusCode()).isEqualTo(404);
        assertThat(node.get(diff(AUDITED, 0, 2), KEY).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void the_events_come_in_pages_and_the_changes_with_each(String path) {
        var all = node.json(diff(path, 0, 5), keyOf(path));
        var first = node.json(diff(path, 0, 5) + "&limit=1", keyOf(path));
        assertThat(first.get("events")).hasSize(1);
        assertThat(first.at("/meta/count").asInt()).isEqualTo(1);
        List<JsonNode> events = new ArrayList<>();
        var page = first;
        while (true) {
            assertThat(page.get("changes")).isEqualTo(all.get("changes"));
            events.addAll(page.get("events").valueStream().toList());
            var cursor = page.at("/meta/next_cursor");
            if (cursor.isNull()) {
                break;
            }
            page = node.json(diff(path, 0, 5) + "&limit=1&cursor=" + cursor.asString(), keyOf(path));
        }
        assertThat(events)
                .hasSizeGreaterThan(1)
                .isEqualTo(all.get("events").valueStream().toList());
        var foreign =
                diff(path, 1, 5) + "&cursor=" + first.at("/meta/next_cursor").asString();
        assertThat(node.get(foreign, keyOf(path)).statusCode()).isEqualTo(422);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void it_has_a_tag_like_every_resource(String path) {
        var answer = node.get(diff(path, 0, 5), keyOf(path));
        var tag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(node.get(diff(path, 0, 5), keyOf(path), "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(node.get(diff(path, 2, 5), keyOf(path), "If-None-Match", tag).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("owned")
    void what_belongs_to_others_is_not_found(String path) {
        assertThat(node.get(diff(path, 0, 5), STRANGERS_KEY).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void instants_that_are_none_or_turned_round_are_refused(String path) {
        refuses(path + "/diff", "from", "required");
        refuses(path + "/diff?from=2030-01-01", "from", "invalid_format");
        refuses(path + "/diff?from=2030-01-01T00:00:00Z&to=then", "to", "invalid_format");
        refuses(path + "/diff?from=2030-01-01T00:00:00Z&to=2029-12-31T23:59:59Z", "to", "out_of_range");
        refuses(path + "/diff?from=2030-01-01T00:00:00Z&limit=251", "limit", "out_of_range");
        refuses(path + "/diff?from=2030-01-01T00:00:00Z&cursor=nonsense", "cursor", "invalid_format");
    }

    private static void refuses(String request, String field, String code) {
        var answer = node.get(request, keyOf(request));
        assertThat(answer.statusCode()).as(request).isEqualTo(422);
        var problem = json(answer.body());
        assertThat(problem.get("code").asString()).isEqualTo("validation_failed");
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(problem.at("/errors/0/code").asString()).isEqualTo(code);
    }

    private static String keyOf(String path) {
        return path.startsWith(AUDITED) ? AUDITOR_KEY : KEY;
    }

    private static String diff(String path, int from, int to) {
        return "%s/diff?from=%s&to=%s".formatted(path, INSTANTS.get(from), INSTANTS.get(to));
    }

    private static String wire(int instant) {
        return INSTANTS.get(instant).toString().replace("Z", ".000Z");
    }

    private static List<String> types(JsonNode diff) {
        return diff.get("events")
                .valueStream()
                .map(entry -> entry.get("type").asString())
                .toList();
    }

    /// `member: before -> after`, of what a diff says.
    private static List<String> changes(JsonNode diff) {
        return diff.get("changes")
                .propertyStream()
                .map(change -> "%s: %s -> %s"
                        .formatted(
                                change.getKey(),
                                change.getValue().get("from"),
                                change.getValue().get("to")))
                .toList();
    }

    /// The same, of what was to be seen.
    private static List<String> differences(String before, String after) {
        var old = json(before);
        var now = json(after);
        return now.propertyStream()
                .filter(member -> !member.getValue().equals(value(old, member.getKey())))
                .map(member ->
                        "%s: %s -> %s".formatted(member.getKey(), value(old, member.getKey()), member.getValue()))
                .toList();
    }

    private static JsonNode value(JsonNode resource, String name) {
        var value = resource.get(name);
        return value == null ? NullNode.getInstance() : value;
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static PortingDetails details(String comment) {
        var sealed = Objects.requireNonNull(node.bean(TransactionTemplate.class)
                .execute(_ -> node.bean(SubjectVault.class).seal(PORT, TENANT, comment)));
        return new PortingDetails(sealed, null, List.of(), null, CONNECTION, "desk");
    }
}
