package com.voepy.numbers.query.reads;

import static com.voepy.numbers.query.testing.Fixture.KEY;
import static com.voepy.numbers.query.testing.Fixture.NUMBER;
import static com.voepy.numbers.query.testing.Fixture.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.voepy.numbers.evidence.Hash;
import com.voepy.numbers.evidence.ReadChain;
import com.voepy.numbers.evidence.ReadFinding;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.NumberId;
import com.voepy.numbers.kit.log.EventMetadata;
import com.voepy.numbers.kit.security.ApiKeys;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.query.testing.Fixture;
import com.voepy.numbers.query.testing.QueryNode;
import com.voepy.numbers.query.testing.TestLog;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AuditReadsTest {

    static final String AUDITOR_KEY = ApiKeys.generateTest();
    static final String AUDITOR = ApiKeys.idOf(ApiKeys.hash(AUDITOR_KEY)).toString();
    static final TestDatabase DATABASE = TestDatabase.create();
    static final String REQUEST = "the-order";
    static final JdbcClient JDBC = DATABASE.jdbc();

    @SuppressWarnings("NullAway.Init")
    static QueryNode node;

    @BeforeAll
    static void start() {
        var log = new TestLog(DATABASE);
        log.append(Fixture.born());
        log.append(Fixture.key(AUDITOR_KEY, null, Set.of(ApiKeyScope.AUDITOR)));
        log.append(new EventMetadata(TENANT, "key-1", REQUEST, null, null, null), Fixture.ordered(TENANT, NUMBER, 1));
        node = QueryNode.start(DATABASE);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void each_read_says_who_read_what_and_how_it_was_answered() {
        var path = "/v1/audit/events?phone_number=%2B15125550100&tenant_id=" + TENANT;
        assertThat(node.get(path, AUDITOR_KEY, "X-Request-Id", "read-1").statusCode())
                .isEqualTo(200);

        var reads = node.json("/v1/audit/reads?request_id=read-1", AUDITOR_KEY).get("data");
        assertThat(reads).hasSize(1);
        var read = reads.get(0);
        assertThat(read.get("actor").asString()).isEqualTo(AUDITOR);
        assertThat(read.get("scope").asString()).isEqualTo("auditor");
        assertThat(read.get("method").asString()).isEqualTo("GET");
        assertThat(read.get("path").asString()).isEqualTo("/v1/audit/events");
        assertThat(read.get("query").asString()).isEqualTo(path.substring(path.indexOf('?') + 1));
        assertThat(read.get("status").asInt()).isEqualTo(200);
        assertThat(read.get("tenant_id").asString()).isEqualTo(TENANT.toString());
        assertThat(read.get("phone_number").asString()).isEqualTo(NUMBER.value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/audit/numbers/+15125550100",
                "/v1/audit/numbers/%2B15125550100/history",
                "/v1/%61udit/numbers/%2B15125550100",
                "/v1/audit/evidence?phone_number=+15125550100"
            })
    void the_number_is_found_wherever_it_was_written(String path) {
        node.get(path, AUDITOR_KEY, "X-Request-Id", path);
        assertThat(node.json("/v1/audit/reads?limit=250&path_prefix=/v1/audit/", AUDITOR_KEY)
                        .get("data")
                        .valueStream())
                .filteredOn(read -> read.get("request_id").asString().equals(path))
                .singleElement()
                .satisfies(
                        read -> assertThat(read.get("phone_number").asString()).isEqualTo(NUMBER.value()));
    }

    @Test
    void a_refused_or_unchanged_answer_is_recorded_as_well_and_reading_the_record_too() {
        var tag = node.get("/v1/audit/numbers/+15125550100", AUDITOR_KEY)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        node.get("/v1/audit/numbers/+15125550100", AUDITOR_KEY, "X-Request-Id", "same", "If-None-Match", tag);
        node.get("/v1/audit/numbers/+15125550177", AUDITOR_KEY, "X-Request-Id", "nothing");
        node.get("/v1/audit/events?type=Nonsense", AUDITOR_KEY, "X-Request-Id", "wrong");
        node.get("/v1/audit/reads?limit=1", AUDITOR_KEY, "X-Request-Id", "meta");

        assertThat(statusOf("same")).containsExactly(304);
        assertThat(statusOf("nothing")).containsExactly(404);
        assertThat(statusOf("wrong")).containsExactly(422);
        assertThat(statusOf("meta")).containsExactly(200);
    }

    @Test
    void whoever_is_no_auditor_reads_nothing() {
        assertThat(node.get("/v1/audit/events", KEY, "X-Request-Id", "tenant").statusCode())
                .isEqualTo(403);
        assertThat(node.get("/v1/audit/events", "x", "X-Request-Id", "nobody").statusCode())
                .isEqualTo(401);
        assertThat(node.get("/v1/audit/reads", KEY).statusCode()).isEqualTo(403);
        assertThat(statusOf("tenant")).isEmpty();
        assertThat(statusOf("nobody")).isEmpty();
    }

    @Test
    void reads_are_found_by_key_time_and_path() {
        var other = ApiKeys.generateTest();
        new TestLog(DATABASE).append(Fixture.key(other, null, Set.of(ApiKeyScope.AUDITOR)));
        var actor = ApiKeys.idOf(ApiKeys.hash(other));
        node.json("/v1/audit/events?limit=1", other);
        node.json("/v1/audit/numbers/+15125550100", other);

        var mine = node.json("/v1/audit/reads?actor=" + actor, AUDITOR_KEY).get("data");
        assertThat(mine.findValuesAsString("path"))
                .containsExactly("/v1/audit/events", "/v1/audit/numbers/+15125550100");
        assertThat(node.json("/v1/audit/reads?path_prefix=/v1/audit/numbers/&actor=" + actor, AUDITOR_KEY)
                        .get("data"))
                .hasSize(1);
        var first = mine.get(0).get("read_at").asString();
        assertThat(node.json("/v1/audit/reads?limit=250&to=" + first, AUDITOR_KEY)
                        .get("data")
                        .findValuesAsString("actor"))
                .doesNotContain(actor.toString());
        assertThat(node.json("/v1/audit/reads?from=%s&actor=%s".formatted(first, actor), AUDITOR_KEY)
                        .get("data"))
                .hasSize(2);
        assertThat(node.get("/v1/audit/reads?from=%s&to=2020-01-01T00:00:00Z".formatted(first), AUDITOR_KEY)
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void whose_it_is_what_was_looked_at_is_on_record_even_where_the_request_does_not_say_it() {
        var number = new NumberId(NUMBER, 1).uuid();
        node.json("/v1/audit/events?resource_id=" + number, AUDITOR_KEY);
        node.json("/v1/audit/requests/" + REQUEST, AUDITOR_KEY);

        var ofNumber =
                node.json("/v1/audit/reads?resource_id=" + number, AUDITOR_KEY).at("/data/0");
        assertThat(ofNumber.get("tenant_id").asString()).isEqualTo(TENANT.toString());
        assertThat(ofNumber.get("phone_number").asString()).isEqualTo(NUMBER.value());
        assertThat(ofNumber.get("resource_id").asString()).isEqualTo(number.toString());
        assertThat(node.json("/v1/audit/reads?path_prefix=/v1/audit/requests/&tenant_id=" + TENANT, AUDITOR_KEY)
                        .get("data"))
                .hasSize(1);
        assertThat(check()).isEmpty();
    }

    @Test
    void reads_are_found_by_tenant_number_and_resource() {
        var resource = UUID.randomUUID();
        node.get("/v1/audit/events?resource_id=" + resource, AUDITOR_KEY, "X-Request-Id", "by-resource");
        node.get("/v1/audit/numbers/+15125550155", AUDITOR_KEY, "X-Request-Id", "by-number");
        node.get("/v1/audit/events?tenant_id=" + resource, AUDITOR_KEY, "X-Request-Id", "by-tenant");

        for (var each : Map.of(
                        "resource_id=" + resource,
                        "by-resource",
                        "phone_number=%2B15125550155",
                        "by-number",
                        "tenant_id=" + resource,
                        "by-tenant")
                .entrySet()) {
            // What finds it is such a read itself.
            assertThat(node.json("/v1/audit/reads?" + each.getKey(), AUDITOR_KEY)
                            .at("/data")
                            .findValuesAsString("request_id"))
                    .first()
                    .isEqualTo(each.getValue());
        }
        for (var wrong : List.of("tenant_id=x", "phone_number=x", "resource_id=x")) {
            assertThat(node.get("/v1/audit/reads?" + wrong, AUDITOR_KEY).statusCode())
                    .as(wrong)
                    .isEqualTo(422);
        }
    }

    @Test
    void what_was_recorded_before_resources_were_is_held_by_the_chain_as_it_was() {
        var link = JsonMapper.shared().createObjectNode().put("sequence", 1).put("previous", "x");
        var before = ReadChain.hashOf(link);
        assertThat(ReadChain.hashOf(link.deepCopy().putNull("resource_id"))).isEqualTo(before);
        assertThat(ReadChain.hashOf(link.deepCopy().put("resource_id", "y"))).isNotEqualTo(before);
    }

    @Test
    void nodes_that_record_at_once_make_one_chain() {
        try (var other = QueryNode.start(DATABASE);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, 40)
                    .mapToObj(i -> CompletableFuture.runAsync(
                            () -> (i % 2 == 0 ? node : other).json("/v1/audit/events?limit=1", AUDITOR_KEY), threads))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(all).join();
        }
        assertThat(check()).isEmpty();
    }

    @Test
    void the_table_refuses_every_change() {
        node.json("/v1/audit/events?limit=1", AUDITOR_KEY);
        for (var sql :
                List.of("UPDATE audit.read SET actor = 'somebody'", "DELETE FROM audit.read", "TRUNCATE audit.read")) {
            assertThatThrownBy(() -> JDBC.sql(sql).update())
                    .as(sql)
                    .rootCause()
                    .hasMessageContaining("what was read stays on record");
        }
    }

    @Test
    void who_gets_past_the_trigger_is_found() {
        for (var i = 0; i < 4; i++) {
            node.json("/v1/audit/events?limit=1", AUDITOR_KEY);
        }
        var last = JDBC.sql("SELECT max(sequence) FROM audit.read")
                .query(Long.class)
                .single();
        tampered("UPDATE audit.read SET actor = 'somebody' WHERE sequence = " + (last - 1))
                .contains(new ReadFinding.ReadChanged(last - 1));
        tampered("DELETE FROM audit.read WHERE sequence = " + (last - 2))
                .contains(new ReadFinding.ReadMissing(last - 2, last - 1));
        assertThat(check()).isEmpty();
    }

    @Test
    void who_takes_a_read_away_and_hashes_all_the_rest_anew_is_found_by_what_the_log_sealed() {
        for (var i = 0; i < 4; i++) {
            node.json("/v1/audit/events?limit=1", AUDITOR_KEY);
        }
        var links = all();
        var head = links.getLast().deepCopy();
        var gone = links.size() - 2;
        links.remove(gone);
        JDBC.sql("ALTER TABLE audit.read DISABLE TRIGGER ALL").update();
        JDBC.sql("DELETE FROM audit.read WHERE sequence > " + gone).update();
        for (var i = gone; i < links.size(); i++) {
            var link = (ObjectNode) links.get(i);
            link.put("sequence", i + 1);
            link.put("previous", links.get(i - 1).get("hash").asString());
            link.put("hash", ReadChain.hashOf(link).toString());
            insert(link);
        }
        JDBC.sql("ALTER TABLE audit.read ENABLE TRIGGER ALL").update();

        // In itself it is all right.
        assertThat(check()).isEmpty();
        var chain = new ReadChain();
        chain.seal(head.get("sequence").asLong(), Hash.ofBase64(head.get("hash").asString()), 77);
        all().forEach(chain::add);
        assertThat(chain.findings())
                .containsExactly(
                        new ReadFinding.ReadsRewritten(head.get("sequence").asLong(), 0, 77));
    }

    @Test
    void nothing_is_shown_that_cannot_be_recorded() {
        JDBC.sql("ALTER TABLE audit.read RENAME TO gone").update();
        try {
            for (var path : List.of(
                    "/v1/audit/events", "/v1/audit/numbers/+15125550100", "/v1/audit/evidence?type=TenantCreated")) {
                var answer = node.get(path, AUDITOR_KEY);
                assertThat(answer.statusCode()).as(path).isEqualTo(503);
                assertThat(answer.body())
                        .contains("\"code\":\"audit_not_recorded\"")
                        .doesNotContain("\"data\"", "e164", "phone_number");
                assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
                assertThat(answer.headers().firstValue("ETag")).isEmpty();
            }
        } finally {
            JDBC.sql("ALTER TABLE audit.gone RENAME TO read").update();
        }
        assertThat(node.get("/v1/audit/events", AUDITOR_KEY).statusCode()).isEqualTo(200);
    }

    @Test
    void who_waits_too_long_for_its_turn_is_told_to_come_again() throws SQLException {
        try (var connection = DATABASE.dataSource().getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT * FROM audit.turn FOR UPDATE");
            assertThatNoException().isThrownBy(() -> {
                var answer = CompletableFuture.supplyAsync(() -> node.get("/v1/audit/events", AUDITOR_KEY))
                        .get(10, TimeUnit.SECONDS);
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.body()).contains("\"code\":\"audit_not_recorded\"");
            });
            connection.rollback();
        }
        assertThat(node.get("/v1/audit/events", AUDITOR_KEY).statusCode()).isEqualTo(200);
    }

    private static List<Integer> statusOf(String requestId) {
        return node.json("/v1/audit/reads?request_id=" + requestId, AUDITOR_KEY)
                .get("data")
                .valueStream()
                .map(read -> read.get("status").asInt())
                .toList();
    }

    private static ListAssert<ReadFinding> tampered(String sql) {
        JDBC.sql("CREATE TABLE saved AS SELECT * FROM audit.read").update();
        JDBC.sql("ALTER TABLE audit.read DISABLE TRIGGER ALL").update();
        JDBC.sql(sql).update();
        var findings = check();
        var after =
                JDBC.sql("SELECT max(sequence) FROM saved").query(Long.class).single();
        // What was read of the tampered chain in the meantime hangs on it.
        JDBC.sql("DELETE FROM audit.read").update();
        JDBC.sql("INSERT INTO audit.read SELECT * FROM saved WHERE sequence <= " + after)
                .update();
        JDBC.sql("ALTER TABLE audit.read ENABLE TRIGGER ALL").update();
        JDBC.sql("DROP TABLE saved").update();
        return assertThat(findings).as(sql);
    }

    private static void insert(JsonNode link) {
        JDBC.sql("""
                INSERT INTO audit.read (sequence, read_at, actor, scope, method, path, query, request_id, status, tenant_id,
                                        phone_number, resource_id, previous, hash)
                SELECT sequence, read_at, actor, scope, method, path, query, request_id, status, tenant_id, phone_number,
                       resource_id, decode(previous, 'base64'), decode(hash, 'base64')
                FROM jsonb_to_record(:link::jsonb) AS link (sequence bigint, read_at timestamptz, actor text, scope text,
                    method text, path text, query text, request_id text, status smallint, tenant_id uuid,
                    phone_number text, resource_id uuid, previous text, hash text)
                """).param("link", link.toString()).update();
    }

    private static List<ReadFinding> check() {
        var chain = new ReadChain();
        all().forEach(chain::add);
        return chain.findings();
    }

    private static List<JsonNode> all() {
        List<JsonNode> all = new ArrayList<>();
        var path = "/v1/audit/reads?limit=250";
        var page = node.json(path, AUDITOR_KEY);
        page.get("data").forEach(all::add);
        while (!page.at("/meta/next_cursor").isNull()) {
            page = node.json(path + "&cursor=" + page.at("/meta/next_cursor").asString(), AUDITOR_KEY);
            page.get("data").forEach(all::add);
        }
        return all;
    }
}
