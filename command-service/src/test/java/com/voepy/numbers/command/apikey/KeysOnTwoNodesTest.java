package com.voepy.numbers.command.apikey;

import static com.voepy.numbers.command.testing.AccountService.OPERATOR_KEY;
import static com.voepy.numbers.command.testing.AccountService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.command.testing.AccountService;
import com.voepy.numbers.kit.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KeysOnTwoNodesTest {

    /// The product promises a second; the rest is for a slow machine.
    private static final Duration A_SECOND_OR_SO = Duration.ofSeconds(10);

    private static final String CONNECTION = "{\"name\": \"Brand B\"}";

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final AccountService NODE = new AccountService(DATABASE, OPERATOR_KEY);

    /// Asks seldom: five requests, and another after each ten seconds.
    private static final AccountService STRICT =
            new AccountService(DATABASE, OPERATOR_KEY, "--numbers.rate-limit=5", "--numbers.rate-window=50s");

    @AfterAll
    static void stop() {
        NODE.close();
        STRICT.close();
    }

    @Test
    void a_key_revoked_on_one_node_is_refused_on_the_other_within_a_second() {
        var tenant = NODE.tenant("Revoker");
        var made = key(tenant, "");
        var key = made.path("api_key").asString();
        assertThat(connection(STRICT, key)).isEqualTo(201);
        assertThat(connection(NODE, key)).isEqualTo(201);

        var path = "/v1/api-keys/" + made.path("id").asString();
        assertThat(NODE.delete(path, tenant.path("api_key").asString()).statusCode())
                .isEqualTo(204);

        await().atMost(A_SECOND_OR_SO)
                .pollInterval(Duration.ofMillis(1_000))
                .until(() -> connection(STRICT, key) == 401);
        await().atMost(A_SECOND_OR_SO).until(() -> connection(NODE, key) == 401);
    }

    @Test
    void a_key_works_until_it_expires() {
        var tenant = NODE.tenant("Expirer");
        var expiresAt = Instant.now().plusSeconds(5);
        var key = key(tenant, ", \"expires_at\": \"%s\"".formatted(expiresAt))
                .path("api_key")
                .asString();
        assertThat(connection(NODE, key)).isEqualTo(201);

        await().until(() -> connection(NODE, key) == 401);
        assertThat(Instant.now()).isAfterOrEqualTo(expiresAt);
    }

    @Test
    void a_refused_request_changes_nothing_and_uses_no_idempotency_key() {
        var tenant = NODE.tenant("Busy");
        var key = tenant.path("api_key").asString();
        var idempotencyKey = UUID.randomUUID().toString();
        // As many as may be, and those that came back in the meantime.
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).until(() -> connection(STRICT, key) == 429);
        var head = NODE.head();
        var refused = STRICT.post("/v1/connections", key, CONNECTION, idempotencyKey);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(json(refused).path("code").asString()).isEqualTo("rate_limited");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(NODE.head()).isEqualTo(head);
        // Under its own rate the other node counts for itself; what was refused there left no trace.
        var other = NODE.post("/v1/connections", key, "{\"name\": \"Brand C\"}", idempotencyKey);
        assertThat(other.statusCode()).isEqualTo(201);
        assertThat(other.headers().firstValue("Idempotent-Replayed")).isEmpty();
    }

    @Test
    void nobody_hands_on_a_scope_he_lacks() {
        var tenant = NODE.tenant("Delegator");
        var writer = json(NODE.post(
                        "/v1/api-keys",
                        tenant.path("api_key").asString(),
                        "{\"name\": \"writer\", \"scopes\": [\"keys:write\", \"numbers:read\"]}"))
                .path("api_key")
                .asString();

        assertThat(scopes(writer, "numbers:read")).isEqualTo(201);
        assertThat(scopes(writer, "balance:read")).isEqualTo(403);
        assertThat(scopes(writer, "operator")).isEqualTo(422);
    }

    private static int scopes(String key, String scope) {
        var body = "{\"name\": \"more\", \"scopes\": [\"%s\"]}".formatted(scope);
        return NODE.post("/v1/api-keys", key, body).statusCode();
    }

    private static JsonNode key(JsonNode tenant, String more) {
        var body = "{\"name\": \"one\", \"scopes\": [\"numbers:write\"]%s}".formatted(more);
        var response = NODE.post("/v1/api-keys", tenant.path("api_key").asString(), body);
        assertThat(response.statusCode()).isEqualTo(201);
        return json(response);
    }

    private static int connection(AccountService node, String key) {
        return node.post("/v1/connections", key, CONNECTION).statusCode();
    }
}
