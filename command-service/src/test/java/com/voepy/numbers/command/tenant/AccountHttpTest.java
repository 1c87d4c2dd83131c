package com.voepy.numbers.command.tenant;

import static com.voepy.numbers.command.testing.AccountService.OPERATOR_KEY;
import static com.voepy.numbers.command.testing.AccountService.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.command.connection.ConnectionCommand.AttachNumber;
import com.voepy.numbers.command.testing.AccountService;
import com.voepy.numbers.events.ConnectionEvent.ConnectionCreated;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.kit.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AccountHttpTest {

    static final UUID NOBODY = UUID.fromString("00000000-0000-4000-8000-000000000000");

    static final AccountService SERVICE = new AccountService(TestDatabase.create(), OPERATOR_KEY);

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void a_tenant_is_born_with_all_it_needs() {
        var before = SERVICE.head();
        var response = SERVICE.post("/v1/admin/tenants", OPERATOR_KEY, "{\"name\": \"Acme\"}");
        var tenant = json(response);

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(tenant.propertyNames())
                .containsExactlyInAnyOrder(
                        "id", "name", "pricing_tier", "status", "default_connection_id", "created_at", "api_key");
        assertThat(response.headers().firstValue("Location")).hasValue("/v1/admin/tenants/" + text(tenant, "id"));
        assertThat(text(tenant, "pricing_tier")).isEqualTo("standard");
        assertThat(text(tenant, "status")).isEqualTo("active");
        assertThat(text(tenant, "api_key")).startsWith("vn_live_");
        assertThat(SERVICE.head() - before).isEqualTo(4);
        var connection = SERVICE.stream("connection/" + text(tenant, "default_connection_id"));
        assertThat(connection)
                .extracting(LoggedEvent::event)
                .containsExactly(new ConnectionCreated(
                        UUID.fromString(text(tenant, "default_connection_id")), id(tenant), "Default", true, null));
    }

    @Test
    void the_first_key_can_do_what_a_tenant_can_do_and_nothing_more() {
        var key = text(SERVICE.tenant("Acme"), "api_key");

        assertThat(SERVICE.post("/v1/connections", key, "{\"name\": \"Shop\"}").statusCode())
                .isEqualTo(201);
        assertProblem(SERVICE.post("/v1/admin/tenants", key, "{\"name\": \"Mine\"}"), 403, "forbidden");
    }

    @Test
    void the_same_idempotency_key_makes_one_tenant_and_shows_its_key_again() {
        var first = SERVICE.post("/v1/admin/tenants", OPERATOR_KEY, "{\"name\": \"Twice\"}", "twice-1");
        var head = SERVICE.head();
        var second = SERVICE.post("/v1/admin/tenants", OPERATOR_KEY, "{\"name\": \"Twice\"}", "twice-1");

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Idempotent-Replayed")).hasValue("true");
        assertThat(SERVICE.head()).isEqualTo(head);
        assertProblem(
                SERVICE.post("/v1/admin/tenants", OPERATOR_KEY, "{\"name\": \"Other\"}", "twice-1"),
                422,
                "idempotency_key_reused");
    }

    @Test
    void a_tenant_needs_a_name_and_a_tier_that_exists() {
        assertWrongField(SERVICE.post("/v1/admin/tenants", OPERATOR_KEY, "{}"), "name", "required");
        assertWrongField(
                SERVICE.post("/v1/admin/tenants", OPERATOR_KEY, "{\"name\": \"%s\"}".formatted("n".repeat(121))),
                "name",
                "too_long");
        assertWrongField(
                SERVICE.post("/v1/admin/tenants", OPERATOR_KEY, "{\"name\": \"A\", \"pricing_tier\": \"lead\"}"),
                "pricing_tier",
                "not_found");
        assertWrongField(
                SERVICE.post("/v1/admin/tenants", OPERATOR_KEY, "{\"name\": \"A\", \"nick\": \"a\"}"),
                "nick",
                "unknown_field");
    }

    @Test
    void a_tenant_can_be_renamed_moved_to_another_tier_suspended_and_resumed() {
        var tenant = SERVICE.tenant("Acme");
        var path = "/v1/admin/tenants/" + text(tenant, "id");
        putTier("gold", 5_000);

        var changed =
                SERVICE.change("PATCH", path, OPERATOR_KEY, "{\"name\": \"Acme Ltd\", \"pricing_tier\": \"gold\"}");
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(text(json(changed), "name")).isEqualTo("Acme Ltd");
        assertThat(text(json(changed), "pricing_tier")).isEqualTo("gold");
        assertWrongField(SERVICE.change("PATCH", path, OPERATOR_KEY, "{\"name\": null}"), "name", "required");

        assertThat(text(json(SERVICE.post(path + "/suspend", OPERATOR_KEY)), "status"))
                .isEqualTo("suspended");
        var head = SERVICE.head();
        assertThat(text(json(SERVICE.post(path + "/suspend", OPERATOR_KEY)), "status"))
                .isEqualTo("suspended");
        assertThat(SERVICE.head()).isEqualTo(head);
        assertThat(text(json(SERVICE.post(path + "/resume", OPERATOR_KEY)), "status"))
                .isEqualTo("active");
    }

    @Test
    void a_tenant_that_does_not_exist_is_not_found() {
        var path = "/v1/admin/tenants/" + NOBODY;

        assertProblem(SERVICE.change("PATCH", path, OPERATOR_KEY, "{\"name\": \"A\"}"), 404, "not_found");
        assertProblem(SERVICE.post(path + "/suspend", OPERATOR_KEY), 404, "not_found");
        assertProblem(
                SERVICE.post(path + "/credits", OPERATOR_KEY, "{\"amount_cents\": 1, \"reference\": \"r\"}"),
                404,
                "not_found");
    }

    @Test
    void a_key_is_shown_once_and_works_until_it_is_revoked() {
        var tenant = SERVICE.tenant("Acme");
        var response = SERVICE.post(
                "/v1/api-keys",
                text(tenant, "api_key"),
                "{\"name\": \"ci\", \"scopes\": [\"numbers:write\"], \"expires_at\": \"2099-01-01T00:00:00+01:00\"}");
        var key = json(response);

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(key.propertyNames())
                .containsExactly(
                        "id", "name", "scopes", "prefix", "created_at", "expires_at", "last_used_at", "api_key");
        assertThat(text(key, "api_key")).startsWith(text(key, "prefix"));
        assertThat(text(key, "expires_at")).isEqualTo("2098-12-31T23:00:00.000Z");
        assertThat(key.get("last_used_at").isNull()).isTrue();
        assertThat(SERVICE.stream("api-key/" + text(key, "id")).toString()).doesNotContain(text(key, "api_key"));
        assertThat(SERVICE.post("/v1/connections", text(key, "api_key"), "{\"name\": \"Shop\"}")
                        .statusCode())
                .isEqualTo(201);

        var path = "/v1/api-keys/" + text(key, "id");
        assertThat(SERVICE.delete(path, text(tenant, "api_key")).statusCode()).isEqualTo(204);
        assertThat(SERVICE.delete(path, text(tenant, "api_key")).statusCode()).isEqualTo(204);
        assertProblem(SERVICE.delete(path, text(SERVICE.tenant("Stranger"), "api_key")), 404, "not_found");
    }

    @Test
    void a_key_hands_on_only_what_it_has() {
        var first = text(SERVICE.tenant("Acme"), "api_key");
        var keeper = text(
                json(SERVICE.post("/v1/api-keys", first, "{\"name\": \"keys\", \"scopes\": [\"keys:write\"]}")),
                "api_key");

        assertProblem(
                SERVICE.post("/v1/api-keys", keeper, "{\"name\": \"more\", \"scopes\": [\"numbers:read\"]}"),
                403,
                "forbidden");
        assertWrongField(
                SERVICE.post("/v1/api-keys", first, "{\"name\": \"op\", \"scopes\": [\"operator\"]}"),
                "scopes[0]",
                "not_allowed");
        assertWrongField(
                SERVICE.post(
                        "/v1/api-keys", first, "{\"name\": \"d\", \"scopes\": [\"numbers:read\", \"numbers:read\"]}"),
                "scopes[1]",
                "duplicate");
        assertWrongField(
                SERVICE.post("/v1/api-keys", first, "{\"name\": \"none\", \"scopes\": []}"), "scopes", "required");
        assertWrongField(
                SERVICE.post(
                        "/v1/api-keys",
                        first,
                        "{\"name\": \"p\", \"scopes\": [\"numbers:read\"], \"expires_at\": \"2020-01-01T00:00:00Z\"}"),
                "expires_at",
                "out_of_range");
        assertProblem(
                SERVICE.post("/v1/api-keys", OPERATOR_KEY, "{\"name\": \"o\", \"scopes\": [\"numbers:read\"]}"),
                403,
                "forbidden");
    }

    @Test
    void a_tier_is_made_replaced_and_left_alone() {
        assertThat(putTier("silver", 7_000).statusCode()).isEqualTo(201);
        assertThat(putTier("silver", 8_000).statusCode()).isEqualTo(200);
        var head = SERVICE.head();
        var same = putTier("silver", 8_000);

        assertThat(same.statusCode()).isEqualTo(200);
        assertThat(SERVICE.head()).isEqualTo(head);
        assertThat(SERVICE.change("PUT", "/v1/admin/pricing-tiers/silver", OPERATOR_KEY, same.body())
                        .statusCode())
                .isEqualTo(200);
        assertThat(SERVICE.head()).isEqualTo(head);
        assertThat(SERVICE.stream(Streams.pricingTier("standard"))).hasSize(1);
    }

    @Test
    void a_connection_lives_until_it_is_deleted() {
        var tenant = SERVICE.tenant("Acme");
        var key = text(tenant, "api_key");
        var created = SERVICE.post("/v1/connections", key, "{\"name\": \"Shop\"}");
        var path = "/v1/connections/" + text(json(created), "id");

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location")).hasValue(path);
        assertThat(json(created).propertyNames())
                .containsExactly("id", "name", "is_default", "webhook_url", "created_at");
        assertThat(text(json(SERVICE.change("PATCH", path, key, "{\"name\": \"Store\"}")), "name"))
                .isEqualTo("Store");
        assertWrongField(
                SERVICE.change("PATCH", path, key, "{\"webhook_url\": \"ftp://x\"}"), "webhook_url", "invalid_format");
        assertWrongField(SERVICE.change("PATCH", path, key, "{\"name\": null}"), "name", "required");
        assertWrongField(SERVICE.post("/v1/connections", key, "{\"name\": \"\"}"), "name", "too_short");

        assertProblem(SERVICE.delete(path, text(SERVICE.tenant("Stranger"), "api_key")), 404, "not_found");
        assertThat(SERVICE.delete(path, key).statusCode()).isEqualTo(204);
        assertThat(SERVICE.delete(path, key).statusCode()).isEqualTo(204);
        assertProblem(SERVICE.change("PATCH", path, key, "{\"name\": \"Shop\"}"), 404, "not_found");
        assertProblem(SERVICE.delete("/v1/connections/" + NOBODY, key), 404, "not_found");
    }

    @Test
    void the_webhook_url_of_a_connection_is_a_subscription() {
        var tenant = SERVICE.tenant("Acme");
        var key = text(tenant, "api_key");
        var url = "https://shop.example/hook";
        var shop = json(
                SERVICE.post("/v1/connections", key, "{\"name\": \"Shop\", \"webhook_url\": \"%s\"}".formatted(url)));
        var path = "/v1/connections/" + text(shop, "id");
        var subscription =
                UUID.nameUUIDFromBytes(("webhook-of-connection/" + text(shop, "id")).getBytes(StandardCharsets.UTF_8));
        var stream = Streams.webhook(subscription);

        assertThat(text(shop, "webhook_url")).isEqualTo(url);
        assertThat(SERVICE.stream(stream)).hasSize(1);
        assertThat(SERVICE.change("PATCH", path, key, "{\"name\": \"Store\"}").statusCode())
                .isEqualTo(200);
        assertThat(SERVICE.stream(stream)).hasSize(1);
        assertProblem(SERVICE.delete("/v1/webhooks/" + subscription, key), 409, "webhook_of_connection");
        for (var target : List.of("http://127.0.0.1/", "http://shop.internal/", "http://[fe80::1]/")) {
            assertWrongField(
                    SERVICE.change("PATCH", path, key, "{\"webhook_url\": \"%s\"}".formatted(target)),
                    "webhook_url",
                    "webhook_url_refused");
        }
        assertThat(SERVICE.change("PATCH", path, key, "{\"webhook_url\": null}").statusCode())
                .isEqualTo(200);
        assertThat(SERVICE.stream(stream)).hasSize(2);
        assertThat(SERVICE.change("PATCH", path, key, "{\"webhook_url\": \"%s\"}".formatted(url))
                        .statusCode())
                .isEqualTo(200);
        assertThat(SERVICE.stream(stream)).hasSize(3);

        assertThat(SERVICE.delete(path, key).statusCode()).isEqualTo(204);
        assertThat(SERVICE.stream(stream)).hasSize(4);
        assertThat(SERVICE.delete(path, key).statusCode()).isEqualTo(204);
        assertThat(SERVICE.stream(stream)).hasSize(4);
    }

    @Test
    void a_connection_that_is_needed_stays() {
        var tenant = SERVICE.tenant("Acme");
        var key = text(tenant, "api_key");
        var shop = json(SERVICE.post("/v1/connections", key, "{\"name\": \"Shop\"}"));
        SERVICE.<Object>send(new AttachNumber(id(shop), id(tenant), NOBODY), id(tenant));

        assertProblem(
                SERVICE.delete("/v1/connections/" + text(tenant, "default_connection_id"), key),
                409,
                "connection_is_default");
        assertProblem(SERVICE.delete("/v1/connections/" + text(shop, "id"), key), 409, "connection_in_use");
    }

    private static HttpResponse<String> putTier(String name, long basisPoints) {
        return SERVICE.change("PUT", "/v1/admin/pricing-tiers/" + name, OPERATOR_KEY, """
                {"default_markup_basis_points": %d,
                 "markups": [{"country_code": "US", "number_type": "toll_free", "markup_basis_points": 2500}],
                 "carrier_lookup_price_cents": 2, "caller_name_lookup_price_cents": 3}""".formatted(basisPoints));
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asString();
    }

    private static UUID id(JsonNode node) {
        return UUID.fromString(text(node, "id"));
    }

    private static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(text(json(response), "code")).isEqualTo(code);
    }

    private static void assertWrongField(HttpResponse<String> response, String field, String code) {
        assertProblem(response, 422, "validation_failed");
        var errors = json(response).path("errors");
        assertThat(errors.size()).as(response.body()).isEqualTo(1);
        assertThat(text(errors.path(0), "field")).isEqualTo(field);
        assertThat(text(errors.path(0), "code")).isEqualTo(code);
    }
}
