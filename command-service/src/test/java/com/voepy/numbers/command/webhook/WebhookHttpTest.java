package com.voepy.numbers.command.webhook;

import static com.voepy.numbers.command.testing.AccountService.OPERATOR_KEY;
import static com.voepy.numbers.command.testing.AccountService.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.command.testing.AccountService;
import com.voepy.numbers.kernel.DeliveryId;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kernel.WebhookType;
import com.voepy.numbers.kit.security.ApiKeys;
import com.voepy.numbers.kit.testing.TestDatabase;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WebhookHttpTest {

    static final AccountService SERVICE = new AccountService(TestDatabase.create(), OPERATOR_KEY);
    static final JsonNode TENANT = SERVICE.tenant("Webhooks");
    static final String KEY = TENANT.get("api_key").asString();
    static final String OTHER_KEY = SERVICE.tenant("Others").get("api_key").asString();

    @AfterAll
    static void close() {
        SERVICE.close();
    }

    @Test
    void a_subscription_is_answered_with_a_secret_that_is_never_stored_in_the_clear() {
        var response = SERVICE.post("/v1/webhooks", KEY, "{\"url\": \"https://shop.example/hook\"}", "key-1");
        assertThat(response.statusCode()).isEqualTo(201);
        var subscription = json(response);
        assertThat(response.headers().firstValue("Location"))
                .contains("/v1/webhooks/" + subscription.get("id").asString());
        assertThat(subscription.get("event_types").get(0).asString()).isEqualTo("*");
        assertThat(subscription.get("enabled").asBoolean()).isTrue();
        assertThat(subscription.get("connection_id").isNull()).isTrue();
        var secret = subscription.get("secret").asString();
        assertThat(secret).startsWith("whsec_");
        assertThat(Base64.getDecoder().decode(secret.substring("whsec_".length())))
                .hasSize(32);
        assertThat(SERVICE.stream(Streams.webhook(
                                UUID.fromString(subscription.get("id").asString())))
                        .toString())
                .doesNotContain(secret);
        var replayed = SERVICE.post("/v1/webhooks", KEY, "{\"url\": \"https://shop.example/hook\"}", "key-1");
        assertThat(replayed.body()).isEqualTo(response.body());
        assertThat(replayed.headers().firstValue("Idempotent-Replayed")).contains("true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://localhost:8080/hook",
                "http://2130706433/",
                "http://0177.0.0.1/",
                "http://[::ffff:127.0.0.1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://169.254.169.254/latest",
                "https://metadata.google.internal/",
                "http://10.0.0.7/"
            })
    void a_private_address_is_refused(String url) {
        var response = SERVICE.post("/v1/webhooks", KEY, "{\"url\": \"%s\"}".formatted(url));
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(error(json(response), "url")).isEqualTo("webhook_url_refused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"url\": null}",
                "{\"url\": \"ftp://example.com/\"}",
                "{\"url\": \"https://user:secret@example.com/\"}",
                "{\"url\": \"https://example.com/#a\"}",
                "{\"url\": \"https://example.com/\", \"event_types\": []}",
                "{\"url\": \"https://example.com/\", \"event_types\": [null]}",
                "{\"url\": \"https://example.com/\", \"event_types\": [\"number.sold\"]}",
                "{\"url\": \"https://example.com/\", \"event_types\": [\"webhook.test\"]}",
                "{\"url\": \"https://example.com/\", \"event_types\": [\"*\", \"number.activated\"]}",
                "{\"url\": \"https://example.com/\", \"event_types\": [\"number.activated\", \"number.activated\"]}",
                "{\"url\": \"https://example.com/\", \"connection_id\": \"7\"}",
                "{\"url\": \"https://example.com/\", \"connection_id\": \"c0000000-0000-4000-8000-000000000001\"}",
                "{\"url\": \"https://example.com/\", \"secret\": \"whsec_mine\"}"
            })
    void wrong_values_are_refused(String body) {
        assertThat(SERVICE.post("/v1/webhooks", KEY, body).statusCode()).isEqualTo(422);
    }

    @Test
    void the_connection_must_be_the_tenants_own() {
        var own = TENANT.get("default_connection_id").asString();
        var body = "{\"url\": \"https://example.com/\", \"connection_id\": \"%s\"}".formatted(own);
        assertThat(SERVICE.post("/v1/webhooks", KEY, body).statusCode()).isEqualTo(201);
        var refused = SERVICE.post("/v1/webhooks", OTHER_KEY, body);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(error(json(refused), "connection_id")).isEqualTo("not_found");
    }

    @Test
    void a_subscription_is_changed_tested_rotated_and_deleted() {
        var path = "/v1/webhooks/" + subscribe();
        var changed =
                SERVICE.change("PATCH", path, KEY, "{\"event_types\": [\"number.activated\"], \"enabled\": false}");
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(json(changed).get("event_types").get(0).asString()).isEqualTo("number.activated");
        assertThat(json(changed).get("enabled").asBoolean()).isFalse();
        assertThat(json(changed).has("secret")).isFalse();

        var rotated = SERVICE.post(path + "/rotate-secret", KEY);
        assertThat(rotated.statusCode()).isEqualTo(200);
        assertThat(json(rotated).get("secret").asString()).startsWith("whsec_");

        var test = SERVICE.post(path + "/test", KEY);
        assertThat(test.statusCode()).isEqualTo(202);
        var delivery = json(test).get("id").asString();
        assertThat(SERVICE.post("/v1/webhook-deliveries/" + delivery + "/redeliver", KEY)
                        .statusCode())
                .isEqualTo(202);

        for (var method : new String[] {path + "/test", path + "/rotate-secret"}) {
            assertThat(SERVICE.post(method, OTHER_KEY).statusCode()).isEqualTo(404);
        }
        assertThat(SERVICE.change("PATCH", path, OTHER_KEY, "{}").statusCode()).isEqualTo(404);
        assertThat(SERVICE.delete(path, OTHER_KEY).statusCode()).isEqualTo(404);

        assertThat(SERVICE.delete(path, KEY).statusCode()).isEqualTo(204);
        assertThat(SERVICE.delete(path, KEY).statusCode()).isEqualTo(204);
        assertThat(SERVICE.post(path + "/test", KEY).statusCode()).isEqualTo(404);
    }

    @Test
    void a_delivery_of_nobody_or_of_another_tenant_is_not_found() {
        var foreign = new DeliveryId(UUID.fromString(subscribe()), 1, WebhookType.NUMBER_ACTIVATED);
        var nobodys = new DeliveryId(UUID.randomUUID(), 1, WebhookType.NUMBER_ACTIVATED);
        for (var id : new String[] {foreign.toString(), nobodys.toString(), "whd_1", "1"}) {
            assertThat(SERVICE.post("/v1/webhook-deliveries/" + id + "/redeliver", OTHER_KEY)
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void an_operator_sends_any_tenants_delivery_again_and_the_tenants_log_says_who_did() {
        var subscription = UUID.fromString(subscribe());
        var path = "/v1/admin/webhook-deliveries/%s/redeliver"
                .formatted(new DeliveryId(subscription, 1, WebhookType.NUMBER_ACTIVATED));
        assertThat(SERVICE.post(path, OPERATOR_KEY).statusCode()).isEqualTo(202);
        assertThat(SERVICE.stream(Streams.webhook(subscription)).toString())
                .contains(
                        "WebhookRedeliveryRequested",
                        ApiKeys.idOf(ApiKeys.hash(OPERATOR_KEY)).toString());
        assertThat(SERVICE.post(path, KEY).statusCode()).isEqualTo(403);
        var nobodys = new DeliveryId(UUID.randomUUID(), 1, WebhookType.NUMBER_ACTIVATED);
        for (var id : new String[] {nobodys.toString(), "1"}) {
            assertThat(SERVICE.post("/v1/admin/webhook-deliveries/%s/redeliver".formatted(id), OPERATOR_KEY)
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    private static String subscribe() {
        var response = SERVICE.post("/v1/webhooks", KEY, "{\"url\": \"https://shop.example/hook\"}");
        return json(response).get("id").asString();
    }

    /// The code of the one error that a field has.
    private static String error(JsonNode problem, String field) {
        return problem.get("errors")
                .valueStream()
                .filter(error -> error.get("field").asString().equals(field))
                .map(error -> error.get("code").asString())
                .findFirst()
                .orElse("none");
    }
}
