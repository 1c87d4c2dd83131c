package com.voepy.numbers.command.apikey;

import static com.voepy.numbers.command.testing.AccountService.OPERATOR_KEY;
import static com.voepy.numbers.command.testing.AccountService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.command.testing.AccountService;
import com.voepy.numbers.command.testing.AtOnce;
import com.voepy.numbers.kit.security.ApiKeys;
import com.voepy.numbers.kit.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PlatformKeysTest {

    /// The product promises a second; the rest is for a slow machine.
    private static final Duration A_SECOND_OR_SO = Duration.ofSeconds(10);

    private static final String PATH = "/v1/admin/api-keys";

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final AccountService NODE = new AccountService(DATABASE, OPERATOR_KEY);
    private static final AccountService OTHER_NODE = new AccountService(DATABASE, OPERATOR_KEY);

    @AfterAll
    static void stop() {
        NODE.close();
        OTHER_NODE.close();
    }

    @Test
    void an_operators_key_works_at_once_and_once_revoked_nowhere_within_a_second() {
        var made = make("\"operator\"", "");
        var key = made.path("api_key").asString();
        assertThat(createsTenants(OTHER_NODE, key)).isTrue();
        assertThat(NODE.stream("api-key/" + made.path("id").asString()).toString())
                .doesNotContain(key);

        assertThat(NODE.delete(pathOf(made), OPERATOR_KEY).statusCode()).isEqualTo(204);
        assertThat(NODE.delete(pathOf(made), OPERATOR_KEY).statusCode()).isEqualTo(204);

        await().atMost(A_SECOND_OR_SO)
                .until(() -> OTHER_NODE
                                .post("/v1/admin/tenants", key, "{\"name\": \"A\"}")
                                .statusCode()
                        == 401);
    }

    @Test
    void an_auditors_key_is_no_operators() {
        var auditor = make("\"auditor\"", "").path("api_key").asString();

        assertProblem(NODE.post("/v1/admin/tenants", auditor, "{\"name\": \"A\"}"), 403, "forbidden");
        assertProblem(NODE.post(PATH, auditor, body("\"auditor\"", "")), 403, "forbidden");
    }

    @Test
    void an_operator_who_is_no_auditor_makes_none() {
        var operator = make("\"operator\"", "").path("api_key").asString();

        assertThat(NODE.post(PATH, operator, body("\"operator\"", "")).statusCode())
                .isEqualTo(201);
        assertProblem(NODE.post(PATH, operator, body("\"auditor\"", "")), 403, "forbidden");
    }

    @Test
    void a_repetition_shows_the_same_key_again() {
        var first = NODE.post(PATH, OPERATOR_KEY, body("\"auditor\"", ""), "platform-key-1");
        var again = OTHER_NODE.post(PATH, OPERATOR_KEY, body("\"auditor\"", ""), "platform-key-1");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.headers().firstValue("Location"))
                .hasValue(PATH + "/" + json(first).path("id").asString());
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotent-Replayed")).hasValue("true");
    }

    @Test
    void what_tenants_can_have_and_what_is_nothing_is_refused() {
        for (var scopes : List.of("\"numbers:read\"", "\"root\"", "\"auditor\", \"auditor\"", "")) {
            assertProblem(NODE.post(PATH, OPERATOR_KEY, body(scopes, "")), 422, "validation_failed");
        }
        var past = ", \"expires_at\": \"2020-01-01T00:00:00Z\"";
        assertProblem(NODE.post(PATH, OPERATOR_KEY, body("\"auditor\"", past)), 422, "validation_failed");
    }

    @Test
    void keys_of_tenants_and_of_the_platform_are_not_found_at_each_others_door() {
        var tenant = NODE.tenant("Acme");
        var tenantsKey = tenant.path("api_key").asString();
        var own = json(NODE.post("/v1/api-keys", tenantsKey, "{\"name\": \"own\", \"scopes\": [\"numbers:read\"]}"));
        var auditor = make("\"auditor\"", "");

        assertProblem(NODE.delete(pathOf(own), OPERATOR_KEY), 404, "not_found");
        assertProblem(NODE.delete("/v1/api-keys/" + auditor.path("id").asString(), tenantsKey), 404, "not_found");
    }

    @Test
    void the_last_usable_operators_key_cannot_be_revoked() {
        try (var node = new AccountService(TestDatabase.create(), OPERATOR_KEY)) {
            var first = idOfFirst(node);
            var soon = ", \"expires_at\": \"%s\"".formatted(Instant.now().plusSeconds(5));
            var made = node.post(PATH, OPERATOR_KEY, body("\"operator\"", soon));
            assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
            var shortLived = json(made);
            var revoked = json(node.post(PATH, OPERATOR_KEY, body("\"operator\"", "")));
            node.post(PATH, OPERATOR_KEY, body("\"auditor\"", ""));
            assertThat(node.delete(pathOf(revoked), OPERATOR_KEY).statusCode()).isEqualTo(204);
            var key = shortLived.path("api_key").asString();
            await().until(() -> !createsTenants(node, key));
            var head = node.head();

            assertProblem(node.delete(PATH + "/" + first, OPERATOR_KEY), 409, "last_operator_key");
            assertThat(node.head()).isEqualTo(head);

            var next = json(node.post(PATH, OPERATOR_KEY, body("\"operator\"", "")));
            assertThat(node.delete(PATH + "/" + first, next.path("api_key").asString())
                            .statusCode())
                    .isEqualTo(204);
        }
    }

    @Test
    void two_operators_who_revoke_each_other_at_once_leave_one() {
        var database = TestDatabase.create();
        try (var node = new AccountService(database, OPERATOR_KEY);
                var other = new AccountService(database, OPERATOR_KEY)) {
            var first = idOfFirst(node);
            var second = json(node.post(PATH, OPERATOR_KEY, body("\"operator\"", "")));
            var secondKey = second.path("api_key").asString();

            var statuses = AtOnce.run(
                    2,
                    i -> i == 0
                            ? node.delete(pathOf(second), OPERATOR_KEY).statusCode()
                            : other.delete(PATH + "/" + first, secondKey).statusCode());

            // The slower one is too late, or finds that its own key is the one that was revoked.
            assertThat(statuses).containsOnlyOnce(204);
            assertThat(statuses).containsAnyOf(409, 401);
        }
    }

    private static String idOfFirst(AccountService node) {
        var id = ApiKeys.idOf(ApiKeys.hash(OPERATOR_KEY));
        assertThat(node.stream("api-key/" + id)).hasSize(1);
        return id.toString();
    }

    private static JsonNode make(String scopes, String more) {
        var response = NODE.post(PATH, OPERATOR_KEY, body(scopes, more));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return json(response);
    }

    private static String body(String scopes, String more) {
        return "{\"name\": \"one\", \"scopes\": [%s]%s}".formatted(scopes, more);
    }

    private static String pathOf(JsonNode key) {
        return PATH + "/" + key.path("id").asString();
    }

    private static boolean createsTenants(AccountService service, String key) {
        return service.post("/v1/admin/tenants", key, "{\"name\": \"Acme\"}").statusCode() == 201;
    }

    private static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(json(response).path("code").asString()).isEqualTo(code);
    }
}
