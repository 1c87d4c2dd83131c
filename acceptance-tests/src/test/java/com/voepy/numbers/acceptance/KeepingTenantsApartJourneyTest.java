package com.voepy.numbers.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.acceptance.platform.Answer;
import com.voepy.numbers.acceptance.platform.Client;
import com.voepy.numbers.acceptance.platform.Endpoint;
import com.voepy.numbers.acceptance.platform.Orders;
import com.voepy.numbers.acceptance.platform.Platform;
import com.voepy.numbers.acceptance.platform.Platforms;
import com.voepy.numbers.acceptance.platform.Stock;
import com.voepy.numbers.acceptance.platform.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KeepingTenantsApartJourneyTest {

    private final Platform platform = Platforms.shared();
    private final Tenant owner = Tenant.with(platform, 1_000);
    private final Client stranger = Tenant.with(platform, 1_000).client();

    @Test
    void what_belongs_to_another_tenant_is_not_there() {
        var client = owner.client();
        var ordered = Orders.order(client, Stock.number());
        var number = "/v1/numbers/" + ordered.at("/0/id");
        Orders.awaitStatus(client, ordered.at("/0/id"), "active");
        var connection = "/v1/connections/"
                + client.post("/v1/connections", Map.of("name", "Brand B"))
                        .expect(201)
                        .at("/id");
        var webhook = "/v1/webhooks/"
                + client.post("/v1/webhooks", Map.of("url", "http://127.0.0.1:9/hook"))
                        .expect(201)
                        .at("/id");
        var reservation = "/v1/number-reservations/"
                + client.post("/v1/number-reservations", Map.of("phone_numbers", Stock.numbers(1)))
                        .expect(201)
                        .at("/id");
        var order = "/v1/number-orders/" + Orders.idOf(ordered);

        for (var path : List.of(number, connection, webhook, reservation, order)) {
            client.get(path).expect(200);
            assertThat(stranger.get(path).expect(404).code()).isEqualTo("not_found");
        }
        for (var path : List.of(number, connection, webhook, reservation)) {
            stranger.delete(path).expect(404);
        }
        stranger.patch(number, Map.of("messaging_enabled", true)).expect(404);
        stranger.patch(connection, Map.of("name", "mine")).expect(404);
        stranger.patch(webhook, Map.of("enabled", false)).expect(404);
        stranger.post(webhook + "/rotate-secret").expect(404);
        stranger.post(webhook + "/test").expect(404);
        stranger.post(reservation + "/extend").expect(404);
        assertThat(client.get(number).expect(200).at("/status")).isEqualTo("active");
    }

    /// Along every endpoint with an id in its path; what they list is what there is to ask for.
    @Test
    void an_id_of_another_tenant_is_answered_as_one_that_never_was() {
        var client = owner.client();
        Orders.activeNumber(client);
        client.post("/v1/number-reservations", Map.of("phone_numbers", Stock.numbers(1)))
                .expect(201);
        var webhook = client.post("/v1/webhooks", Map.of("url", "http://127.0.0.1:9/hook"))
                .expect(201);
        client.post("/v1/webhooks/%s/test".formatted(webhook.at("/id"))).expect(202);
        var walked = new TreeSet<String>();
        for (var endpoint : Endpoint.all()) {
            var list = endpoint.path().replaceFirst("/\\{.*", "");
            if (!endpoint.isOfTenants() || list.equals(endpoint.path())) {
                continue;
            }
            // Not everything that has an id is listed where its path begins.
            var listed = client.beyondTheContract().get(list);
            var id = listed.text().contains("\"data\":[{") ? listed.at("/data/0/id") : "";
            if (id.isEmpty()) {
                continue;
            }
            walked.add(list);
            var foreign = endpoint.ask(stranger, id);
            var unknown = endpoint.ask(stranger, UUID.randomUUID().toString());

            assertThat(foreign.status()).as(endpoint + ": " + foreign.text()).isIn(404, 422);
            assertThat(said(foreign)).as(endpoint.toString()).isEqualTo(said(unknown));
            if (List.of("GET", "DELETE").contains(endpoint.method())) {
                assertThat(foreign.status()).as(endpoint.toString()).isEqualTo(404);
            }
        }
        assertThat(walked)
                .contains(
                        "/v1/numbers",
                        "/v1/number-orders",
                        "/v1/number-reservations",
                        "/v1/connections",
                        "/v1/webhooks",
                        "/v1/webhook-deliveries",
                        "/v1/api-keys",
                        "/v1/events");
    }

    /// A problem without what names the request.
    private static String said(Answer problem) {
        var said = (ObjectNode) problem.json();
        return said.remove(List.of("instance", "request_id")).toString();
    }

    @Test
    void lists_show_the_own_things_only() {
        Orders.order(owner.client(), Stock.number());
        owner.client()
                .post("/v1/webhooks", Map.of("url", "http://127.0.0.1:9/hook"))
                .expect(201);
        owner.client()
                .post("/v1/number-reservations", Map.of("phone_numbers", Stock.numbers(1)))
                .expect(201);

        for (var path : List.of(
                "/v1/numbers",
                "/v1/number-orders",
                "/v1/webhooks",
                "/v1/number-reservations",
                "/v1/webhook-deliveries")) {
            assertThat(stranger.get(path).expect(200).json().at("/data"))
                    .as(path)
                    .isEmpty();
        }
        assertThat(stranger.get("/v1/connections").expect(200).json().at("/data"))
                .hasSize(1);
        assertThat(stranger.get("/v1/balance/transactions").expect(200).json().at("/data"))
                .hasSize(1);
    }

    @Test
    void a_number_cannot_be_moved_to_a_connection_of_another_tenant() {
        var number = Orders.activeNumber(owner.client()).at("/id").asString();
        var foreign = stranger.get("/v1/connection").expect(200).at("/id");

        var refused = owner.client()
                .patch("/v1/numbers/" + number, Map.of("connection_id", foreign))
                .expect(422);

        assertThat(refused.at("/errors/0/field")).isEqualTo("connection_id");
    }

    @Test
    void a_key_does_what_its_scopes_say_and_no_more() {
        var made = owner.client()
                .post("/v1/api-keys", Map.of("name", "reader", "scopes", List.of("numbers:read")))
                .expect(201);
        var reader = owner.client().withKey(made.at("/api_key"));

        reader.get("/v1/numbers").expect(200);
        assertThat(reader.get("/v1/balance").expect(403).code()).isEqualTo("forbidden");
        assertThat(reader.post("/v1/numbers/order", Client.orderOf(Stock.number()))
                        .expect(403)
                        .code())
                .isEqualTo("forbidden");
        assertThat(owner.client().get("/v1/admin/tenants").expect(403).code()).isEqualTo("forbidden");
    }

    @Test
    void a_revoked_key_is_refused_within_a_second() {
        var made = owner.client()
                .post("/v1/api-keys", Map.of("name", "short-lived", "scopes", List.of("numbers:read")))
                .expect(201);
        var client = owner.client().withKey(made.at("/api_key"));
        client.get("/v1/numbers").expect(200);

        owner.client().delete("/v1/api-keys/" + made.at("/id"));

        await().atMost(Duration.ofSeconds(2))
                .until(() -> client.get("/v1/numbers").status() == 401);
    }

    @Test
    void nobody_is_let_in_without_a_key() {
        for (var key : List.of("", "vn_live_guess", UUID.randomUUID().toString())) {
            var refused = owner.client().withKey(key).get("/v1/numbers").expect(401);
            assertThat(refused.code()).isEqualTo("unauthorized");
            assertThat(refused.header("WWW-Authenticate")).contains("Bearer");
        }
    }

    @Test
    void a_suspended_tenant_is_refused_until_it_is_resumed() {
        var operator = Tenant.operator(platform);
        var tenant = Tenant.with(platform, 0);

        operator.post("/v1/admin/tenants/%s/suspend".formatted(tenant.id()));
        await().atMost(Duration.ofSeconds(2))
                .until(() -> tenant.client().get("/v1/numbers").status() == 403);
        operator.post("/v1/admin/tenants/%s/resume".formatted(tenant.id()));
        await().atMost(Duration.ofSeconds(2))
                .until(() -> tenant.client().get("/v1/numbers").status() == 200);
    }
}
