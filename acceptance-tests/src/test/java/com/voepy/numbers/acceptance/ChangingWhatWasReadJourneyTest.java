package com.voepy.numbers.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.acceptance.platform.Client;
import com.voepy.numbers.acceptance.platform.Orders;
import com.voepy.numbers.acceptance.platform.Platform;
import com.voepy.numbers.acceptance.platform.Platforms;
import com.voepy.numbers.acceptance.platform.Stock;
import com.voepy.numbers.acceptance.platform.Tenant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// The version that a GET gave is the one that a change asks for, whichever service answers.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChangingWhatWasReadJourneyTest {

    private final Platform platform = Platforms.shared();
    private final Tenant tenant = Tenant.with(platform, 1_000);
    private final Client client = tenant.client();

    @Test
    void a_number_is_changed_only_as_it_was_read() {
        var path = "/v1/numbers/" + Orders.activeNumber(client).at("/id").asString();

        changesOnlyWhatWasRead(
                client,
                path,
                Map.of("customer_reference", "one"),
                Map.of("customer_reference", "two"),
                this::tagOfSettled);

        var current = tagOfSettled(path);
        client.delete(path, "If-Match", "\"another\"").expect(412);
        var released = client.delete(path, "If-Match", current).expect(200);
        assertThat(released.header("ETag")).hasValue(tag(client, path));
    }

    @Test
    void a_connection_is_changed_only_as_it_was_read() {
        var path = "/v1/connections/"
                + client.post("/v1/connections", Map.of("name", "Brand"))
                        .expect(201)
                        .at("/id");

        changesOnlyWhatWasRead(
                client, path, Map.of("name", "Brand B"), Map.of("name", "Brand C"), read -> tag(client, read));
        assertThat(client.patch(path, Map.of("name", "Brand D")).expect(200).header("ETag"))
                .hasValue(tag(client, path));
        deletesOnlyWhatWasRead(client, path);
    }

    @Test
    void a_subscription_is_changed_only_as_it_was_read() {
        var path = "/v1/webhooks/"
                + client.post("/v1/webhooks", Map.of("url", "http://127.0.0.1:9/hook"))
                        .expect(201)
                        .at("/id");

        changesOnlyWhatWasRead(
                client, path, Map.of("enabled", false), Map.of("enabled", true), read -> tag(client, read));
        deletesOnlyWhatWasRead(client, path);
    }

    @Test
    void a_key_and_a_reservation_end_only_as_they_were_read() {
        var key = client.post("/v1/api-keys", Map.of("name", "one", "scopes", List.of("numbers:read")))
                .expect(201)
                .at("/id");
        deletesOnlyWhatWasRead(client, "/v1/api-keys/" + key);

        var reservation = "/v1/number-reservations/"
                + client.post("/v1/number-reservations", Map.of("phone_numbers", Stock.numbers(1)))
                        .expect(201)
                        .at("/id");
        var held = tag(client, reservation);
        client.delete(reservation, "If-Match", "\"another\"").expect(412);
        assertThat(client.get(reservation).expect(200).at("/status")).isEqualTo("active");
        var cancelled = client.delete(reservation, "If-Match", held).expect(200);
        assertThat(cancelled.header("ETag")).hasValue(tag(client, reservation));
    }

    @Test
    void a_tenant_is_changed_only_as_it_was_read() {
        var operator = Tenant.operator(platform);
        changesOnlyWhatWasRead(
                operator,
                "/v1/admin/tenants/" + tenant.id(),
                Map.of("name", "Renamed"),
                Map.of("name", "Renamed again"),
                read -> tag(operator, read));
    }

    private static void changesOnlyWhatWasRead(
            Client client,
            String path,
            Map<String, Object> first,
            Map<String, Object> second,
            UnaryOperator<String> tagOf) {
        var read = tagOf.apply(path);
        client.patch(path, first, "If-Match", "\"x\", " + read).expect(200);
        var current = tagOf.apply(path);
        assertThat(current).isNotEqualTo(read);

        for (var stale : List.of(read, "W/" + current, "\"\"")) {
            var refused = client.patch(path, second, "If-Match", stale).expect(412);
            assertThat(refused.code()).isEqualTo("precondition_failed");
        }
        assertThat(client.get(path, "If-None-Match", current).status()).isEqualTo(304);

        client.patch(path, second, "If-Match", current).expect(200);
        client.get(path, "If-None-Match", current).expect(200);
        client.patch(path, first, "If-Match", "*").expect(200);
    }

    private static void deletesOnlyWhatWasRead(Client client, String path) {
        client.delete(path, "If-Match", "\"another\"").expect(412);
        client.delete(path, "If-Match", tag(client, path)).expect(204);
        client.get(path).expect(404);
    }

    /// Waits for the carrier, whose confirmation of new settings changes the resource, too.
    private String tagOfSettled(String path) {
        return await().until(
                        () -> client.get(path).expect(200),
                        number -> number.at("/settings_status").equals("applied"))
                .header("ETag")
                .orElseThrow();
    }

    private static String tag(Client client, String path) {
        return client.get(path).expect(200).header("ETag").orElseThrow();
    }
}
