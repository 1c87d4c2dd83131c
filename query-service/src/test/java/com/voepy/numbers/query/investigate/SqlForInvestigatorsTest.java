package com.voepy.numbers.query.investigate;

import static com.voepy.numbers.query.testing.Fixture.NUMBER;
import static com.voepy.numbers.query.testing.Fixture.NUMBER_ID;
import static com.voepy.numbers.query.testing.Fixture.ORDER;
import static com.voepy.numbers.query.testing.Fixture.STRANGER;
import static com.voepy.numbers.query.testing.Fixture.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.events.Event;
import com.voepy.numbers.events.EventTypes;
import com.voepy.numbers.events.Secret;
import com.voepy.numbers.events.TenantEvent.TenantRenamed;
import com.voepy.numbers.kit.log.EventMetadata;
import com.voepy.numbers.kit.security.ApiKeys;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.query.projection.EveryEvent;
import com.voepy.numbers.query.testing.Fixture;
import com.voepy.numbers.query.testing.QueryNode;
import com.voepy.numbers.query.testing.TestLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// What `docs/sql.md` says, done as it says it: by a person with a login of her own.
@DisplayNameGeneration(ReplaceUnderscores.class)
class SqlForInvestigatorsTest {

    static final Path DOCUMENT = Path.of("..", "docs", "sql.md");
    static final String DOCUMENT_TEXT = text();
    static final Pattern SQL = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);
    static final Pattern VIEW =
            Pattern.compile("^\\| `([a-z_]+)` \\|.*\\| ((?:`[a-z0-9_]+`(?:, )?)+) \\|$", Pattern.MULTILINE);
    static final String PERMISSION_DENIED = "42501";
    static final String READ_ONLY = "25006";
    static final String KEY = "a0000000-0000-8000-8000-000000000002";

    /// Questions that have no answer where nothing went wrong, or nothing was sent.
    static final Set<Integer> WITHOUT_ROWS = Set.of(5, 6, 7);

    static final TestDatabase DATABASE = TestDatabase.create();
    static final TestLog LOG = new TestLog(DATABASE);

    @SuppressWarnings("NullAway.Init")
    static QueryNode node;

    @SuppressWarnings("NullAway.Init")
    static Connection ada;

    @BeforeAll
    static void letAdaIn() throws SQLException {
        LOG.append(
                new EventMetadata(TENANT, KEY, "req-1", "idem-1", "req-1", "req-1"),
                EveryEvent.inOneHistory().toArray(Event[]::new));
        // The number goes on to another tenant.
        LOG.append(Fixture.ordered(STRANGER, NUMBER, 2));
        node = QueryNode.start(DATABASE);
        settled();
        var name = "ada_" + DATABASE.url().replaceAll(".*/([a-z0-9_]+)[?].*", "$1");
        // Her login is of the server, and so of the runs before.
        superuser().sql("DROP ROLE IF EXISTS " + name).update();
        superuser()
                .sql(blocks("<!-- login -->", "The timeouts").getFirst().replace("ada", name))
                .update();
        ada = DriverManager.getConnection(DATABASE.url().replaceAll("user=[a-z]+", "user=" + name), name, "any");
    }

    @AfterAll
    static void stop() throws SQLException {
        ada.close();
        node.close();
    }

    static List<String> questions() {
        return blocks("## Ten questions", "\u0000");
    }

    @Test
    void there_are_ten_questions_with_answers() {
        assertThat(questions()).hasSize(10);
        List<Integer> answered = new ArrayList<>();
        for (var number = 0; number < questions().size(); number++) {
            if (!rows(questions().get(number)).isEmpty()) {
                answered.add(number);
            }
        }
        assertThat(answered).doesNotContainAnyElementsOf(WITHOUT_ROWS).hasSize(10 - WITHOUT_ROWS.size());
        assertThat(DOCUMENT_TEXT).contains(TENANT.toString(), ORDER.toString(), NUMBER_ID.toString());
    }

    @ParameterizedTest
    @MethodSource("questions")
    void a_question_is_asked_as_it_is_written(String question) {
        rows(question);
    }

    @Test
    void the_document_names_every_view_and_column() {
        Map<String, List<String>> documented = new TreeMap<>();
        VIEW.matcher(DOCUMENT_TEXT)
                .results()
                .forEach(row -> documented.put(
                        row.group(1), List.of(row.group(2).replace("`", "").split(", "))));
        Map<String, List<String>> shown = new TreeMap<>();
        rows("""
                SELECT table_name, column_name FROM information_schema.columns
                WHERE table_schema = 'investigate' ORDER BY table_name, ordinal_position
                """)
                .forEach(row -> shown.computeIfAbsent(row.getFirst(), _ -> new ArrayList<>())
                        .add(row.getLast()));
        assertThat(shown).hasSize(15).isEqualTo(documented);
    }

    @Test
    void every_view_has_something_to_show() {
        var empty = documentedViews().stream()
                .filter(view -> rows("SELECT * FROM %s LIMIT 1".formatted(view)).isEmpty())
                .toList();
        // Webhooks are sent to who subscribed before; the tree grows when its timer says so.
        assertThat(Set.of("webhook_deliveries", "webhook_attempts", "checkpoints"))
                .containsAll(empty);
    }

    @Test
    void all_events_are_there_as_the_log_has_them() {
        var head = Long.toString(LOG.log().head());
        assertThat(rows("SELECT count(*), max(position) FROM events")).containsExactly(List.of(head, head));
        assertThat(rows("SELECT stream, type, actor, request_id, idempotency_key, correlation_id,"
                        + " causation_id, payload ->> 'e164' FROM events WHERE type = 'NumberReleased'"))
                .containsExactly(List.of(
                        "number/+15125550100",
                        "NumberReleased",
                        KEY,
                        "req-1",
                        "idem-1",
                        "req-1",
                        "req-1",
                        "+15125550100"));
    }

    /// Whatever the published language calls a secret; not only what it calls so today.
    @Test
    void no_secret_is_shown() {
        var secrets = 0;
        for (var type : EventTypes.byName().entrySet()) {
            for (var component : type.getValue().getRecordComponents()) {
                if (component.isAnnotationPresent(Secret.class)) {
                    secrets++;
                    var member =
                            component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
                    assertThat(rows("SELECT payload ->> '%s', jsonb_exists(payload, '%s') FROM events WHERE type = '%s'"
                                    .formatted(member, member, type.getKey())))
                            .as("%s of %s", member, type.getKey())
                            .isNotEmpty()
                            .allMatch(row -> row.equals(List.of("null", "f")));
                }
            }
        }
        assertThat(secrets).isGreaterThan(3);
        for (var view : documentedViews()) {
            assertThat(rows("SELECT row::text FROM %s row".formatted(view)).toString())
                    .doesNotContain(ApiKeys.hash(Fixture.KEY), "sealed again");
        }
    }

    @Test
    void nothing_but_the_views_can_be_read() {
        var tables = superuser().sql("""
                    SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
                    WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
                    """).query(String.class).list();
        assertThat(tables)
                .hasSizeGreaterThan(25)
                .contains("log.event", "privacy.subject_key", "access.api_key_use", "view.webhook_subscription");
        for (var table : tables) {
            assertThat(refusal("SELECT * FROM " + table)).as(table).isEqualTo(PERMISSION_DENIED);
        }
        assertThat(refusal("SELECT pg_read_file('PG_VERSION')")).isEqualTo(PERMISSION_DENIED);
    }

    @Test
    void what_is_asked_is_logged_whether_the_asker_wants_it_or_not() {
        assertThat(rows("SELECT current_setting('log_statement')")).containsExactly(List.of("all"));
        assertThat(refusal("SET log_statement = 'none'")).isEqualTo(PERMISSION_DENIED);
        assertThat(refusal("RESET log_statement")).isEqualTo(PERMISSION_DENIED);
    }

    @Test
    void no_lock_of_the_product_can_be_held() {
        var product = DATABASE.url().replaceAll(".*user=([a-z]+).*", "$1");
        superuser()
                .sql(blocks("<!-- locks -->", "Against").getFirst().replace("TO numbers", "TO " + product))
                .update();
        for (var lock : List.of(
                "pg_advisory_lock(1)",
                "pg_advisory_xact_lock_shared(1, 2)",
                "pg_try_advisory_lock(1)",
                "pg_advisory_unlock_all()")) {
            assertThat(refusal("SELECT " + lock)).as(lock).isEqualTo(PERMISSION_DENIED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO investigate.balances (tenant_id) VALUES (gen_random_uuid())",
                "UPDATE investigate.tenants SET id = gen_random_uuid()",
                "DELETE FROM investigate.balances",
                "DELETE FROM log.event",
                "TRUNCATE view.balance",
                "CREATE TABLE investigate.mine (id int)",
                "CREATE TABLE public.mine (id int)",
                "CREATE SCHEMA mine",
                "CREATE TEMPORARY TABLE mine (id int)",
                "DROP VIEW investigate.tenants",
                "ALTER ROLE numbers_investigator SUPERUSER"
            })
    void nothing_can_be_written(String statement) {
        assertThat(refusal(statement)).isIn(READ_ONLY, PERMISSION_DENIED);
        // That a session is read-only is against mistakes, and everybody may change it; this is against intent.
        assertThat(refusal("SET default_transaction_read_only = off")).isEqualTo("none");
        try {
            assertThat(refusal(statement)).isEqualTo(PERMISSION_DENIED);
        } finally {
            refusal("SET default_transaction_read_only = on");
        }
    }

    @Test
    void a_session_is_read_only_and_ends_what_takes_too_long() {
        assertThat(rows("SELECT current_setting('default_transaction_read_only'), current_setting('statement_timeout'),"
                        + " current_setting('idle_in_transaction_session_timeout'), current_setting('search_path')"))
                .containsExactly(List.of("on", "30s", "30s", "investigate"));
    }

    /// Read models are emptied and filled anew; the views go on to show them.
    @Test
    void the_views_survive_a_rebuild() {
        Map<String, List<List<String>>> before = new HashMap<>();
        documentedViews().forEach(view -> before.put(view, all(view)));
        try (var _ = QueryNode.start(DATABASE, Map.of("numbers.projections.rebuild", "all"))) {
            settled();
            for (var view : List.of("events", "event_names", "tenures", "ledger", "number_orders", "tenants")) {
                assertThat(all(view)).as(view).isEqualTo(before.get(view)).isNotEmpty();
            }
            LOG.append(new TenantRenamed(TENANT, "After the rebuild"));
            settled();
            assertThat(rows("SELECT name FROM tenants WHERE id = '%s'".formatted(TENANT)))
                    .containsExactly(List.of("After the rebuild"));
            LOG.append(new TenantRenamed(TENANT, "Yourco Inc."));
            settled();
        }
    }

    /// As under `./run`, where the product's own role is nobody special.
    @Test
    void the_role_may_come_later() {
        var database = TestDatabase.create();
        var owner = "owner_of_" + database.url().replaceAll(".*/([a-z0-9_]+)[?].*", "$1");
        superuser().sql("CREATE ROLE %s LOGIN".formatted(owner)).update();
        superuser()
                .sql("ALTER DATABASE %s OWNER TO %s".formatted(owner.substring("owner_of_".length()), owner))
                .update();
        var plain = Map.<String, Object>of(
                "spring.datasource.username",
                owner,
                "spring.datasource.url",
                database.url().replaceAll("user=[a-z]+", "user=" + owner));
        superuser()
                .sql("ALTER ROLE numbers_investigator RENAME TO numbers_investigator_away")
                .update();
        try {
            QueryNode.start(database, plain).close();
        } finally {
            superuser()
                    .sql("ALTER ROLE numbers_investigator_away RENAME TO numbers_investigator")
                    .update();
        }
        assertThat(mayRead(database)).isFalse();
        QueryNode.start(database, plain).close();
        assertThat(mayRead(database)).isTrue();
    }

    private static boolean mayRead(TestDatabase database) {
        return database.jdbc()
                .sql("SELECT has_schema_privilege('numbers_investigator', 'investigate', 'USAGE')"
                        + " AND has_table_privilege('numbers_investigator', 'investigate.events', 'SELECT')")
                .query(Boolean.class)
                .single();
    }

    private static void settled() {
        await().until(() -> node.get("/v1/balance", Fixture.KEY).statusCode() == 200);
    }

    private static List<List<String>> all(String view) {
        return rows("SELECT row::text FROM %s row ORDER BY 1".formatted(view));
    }

    private static List<String> documentedViews() {
        return VIEW.matcher(DOCUMENT_TEXT).results().map(row -> row.group(1)).toList();
    }

    private static JdbcClient superuser() {
        return DATABASE.jdbc();
    }

    private static List<List<String>> rows(String query) {
        return JdbcClient.create(new SingleConnectionDataSource(ada, true))
                .sql(query)
                .query((row, _) -> {
                    List<String> values = new ArrayList<>();
                    for (var column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                        values.add(String.valueOf(row.getString(column)));
                    }
                    return values;
                })
                .list();
    }

    /// The SQLSTATE that a statement fails with, or `none`.
    private static String refusal(String statements) {
        try (var statement = ada.createStatement()) {
            statement.execute(statements);
            return "none";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    private static String text() {
        try {
            return Files.readString(DOCUMENT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The SQL of the document from a mark on.
    private static List<String> blocks(String from, String to) {
        var begin = DOCUMENT_TEXT.indexOf(from);
        var end = DOCUMENT_TEXT.indexOf(to, begin);
        return SQL.matcher(DOCUMENT_TEXT.substring(begin, end < 0 ? DOCUMENT_TEXT.length() : end))
                .results()
                .map(block -> block.group(1).strip())
                .toList();
    }
}
