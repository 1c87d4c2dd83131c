package com.voepy.numbers.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.acceptance.platform.Answer;
import com.voepy.numbers.acceptance.platform.Client;
import com.voepy.numbers.acceptance.platform.Emergency;
import com.voepy.numbers.acceptance.platform.Orders;
import com.voepy.numbers.acceptance.platform.Platform;
import com.voepy.numbers.acceptance.platform.Platforms;
import com.voepy.numbers.acceptance.platform.Tenant;
import com.voepy.numbers.acceptance.platform.Traces;
import com.voepy.numbers.acceptance.platform.WebhookReceiver;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// A person asks to be forgotten, and is.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ErasingPeopleJourneyTest {

    private static final String ERASURES = "/v1/admin/privacy/erasures";

    private final Platform platform = Platforms.shared();
    private final Client operator = new Client(platform.url(), platform.operatorKey());
    private final Tenant tenant = Tenant.with(platform, 1_000);
    private final Client client = tenant.client();

    /// A text that is nowhere else.
    private final String canary = "Canary" + UUID.randomUUID().toString().replace("-", "");

    @Test
    void a_person_at_an_emergency_address_leaves_no_trace() {
        try (var receiver = WebhookReceiver.start()) {
            client.post(
                            "/v1/webhooks",
                            Map.of("url", receiver.url(), "event_types", List.of("emergency_address.validated")))
                    .expect(201);
            var body = new HashMap<>(Emergency.address("1 " + canary + " Instant St"));
            body.put("first_name", canary);
            body.put("last_name", "Example");
            var key = UUID.randomUUID().toString();
            var created = client.post("/v1/emergency-addresses", body, "Idempotency-Key", key)
                    .expect(201);
            var address = created.at("/id");
            assertThat(created.at("/first_name")).isEqualTo(canary);
            var number = Orders.activeNumber(client).at("/id").asString();
            Emergency.attach(client, number, address).expect(200);
            Emergency.awaitStatus(client, number, "active");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> receiver.deliveries().stream()
                            .anyMatch(delivery -> delivery.body().contains(canary)));
            // Only the carrier knows it: what the platform keeps is sealed already.
            assertThat(Traces.of(platform, canary)).allMatch(place -> place.startsWith("sandbox.address."));

            assertThat(erase(address).expect(409).code()).isEqualTo("emergency_address_in_use");
            client.delete("/v1/numbers/%s/emergency-address".formatted(number)).expect(204);
            var erased = erase(address).expect(201);

            assertThat(operator.get(erased.header("Location").orElseThrow())
                            .expect(200)
                            .json())
                    .isEqualTo(erased.json());
            assertThat(operator.get(ERASURES).expect(200).text()).contains(erased.at("/id"));
            client.get("/v1/emergency-addresses/" + address).expect(404);
            assertThat(client.get("/v1/emergency-addresses").expect(200).text()).doesNotContain(canary);
            var replayed = client.post("/v1/emergency-addresses", body, "Idempotency-Key", key)
                    .expect(201);
            assertThat(replayed.header("Idempotent-Replayed")).hasValue("true");
            assertThat(replayed.json().at("/first_name").isNull()).isTrue();
            assertThat(replayed.text()).doesNotContain(canary);
            var delivery = client.get("/v1/webhook-deliveries").expect(200).at("/data/0/id");
            assertThat(client.get("/v1/webhook-deliveries/" + delivery)
                            .expect(200)
                            .text())
                    .contains("emergency_address.validated")
                    .doesNotContain(canary);
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> assertThat(Traces.of(platform, canary)).isEmpty());

            // Everything else is as it was, and asking again does no harm.
            assertThat(client.get("/v1/numbers/" + number).expect(200).at("/status"))
                    .isEqualTo("active");
            erase(address).expect(201);
        }
    }

    private Answer erase(String address) {
        return operator.post(
                ERASURES,
                Map.of(
                        "tenant_id",
                        tenant.id(),
                        "subjects",
                        List.of(Map.of("type", "emergency_address", "id", address)),
                        "reason",
                        "ticket 4711"));
    }
}
