package com.voepy.numbers.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.acceptance.platform.Client;
import com.voepy.numbers.acceptance.platform.Emergency;
import com.voepy.numbers.acceptance.platform.Orders;
import com.voepy.numbers.acceptance.platform.Platform;
import com.voepy.numbers.acceptance.platform.Platforms;
import com.voepy.numbers.acceptance.platform.Tenant;
import com.voepy.numbers.acceptance.platform.WebhookReceiver;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// From an address to a number whose emergency calls reach dispatchers, and back.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProvisioningEmergencyJourneyTest {

    private final Platform platform = Platforms.shared();
    private final Tenant tenant = Tenant.with(platform, 1_000);
    private final Client client = tenant.client();

    @Test
    void register_attach_hear_of_it_detach_and_delete() {
        try (var receiver = WebhookReceiver.start()) {
            var secret = client.post("/v1/webhooks", Map.of("url", receiver.url()))
                    .expect(201)
                    .at("/secret");
            var number = Orders.activeNumber(client).at("/id").asString();
            assertThat(client.get("/v1/numbers/" + number).expect(200).at("/emergency_status"))
                    .isEqualTo("none");

            var key = UUID.randomUUID().toString();
            var created = client.post(
                            "/v1/emergency-addresses", Emergency.address("1 Example St"), "Idempotency-Key", key)
                    .expect(201);
            var address = created.at("/id");
            assertThat(created.at("/status")).isEqualTo("validated");
            assertThat(client.post("/v1/emergency-addresses", Emergency.address("1 Example St"), "Idempotency-Key", key)
                            .text())
                    .isEqualTo(created.text());
            assertThat(client.get(created.header("Location").orElseThrow())
                            .expect(200)
                            .json())
                    .isEqualTo(created.json());
            assertThat(client.get("/v1/emergency-addresses").expect(200).json().at("/data/0"))
                    .isEqualTo(created.json());

            assertThat(Emergency.attach(client, number, address).expect(200).at("/emergency_status"))
                    .isIn("provisioning", "active");
            Emergency.awaitStatus(client, number, "active");
            assertThat(client.get("/v1/numbers/%s/emergency-address".formatted(number))
                            .expect(200)
                            .at("/emergency_address_id"))
                    .isEqualTo(address);
            assertThat(client.delete("/v1/emergency-addresses/" + address)
                            .expect(409)
                            .code())
                    .isEqualTo("emergency_address_in_use");

            client.delete("/v1/numbers/%s/emergency-address".formatted(number)).expect(204);
            assertThat(client.get("/v1/numbers/" + number).expect(200).at("/emergency_status"))
                    .isEqualTo("none");
            client.delete("/v1/emergency-addresses/" + address).expect(204);
            client.get("/v1/emergency-addresses/" + address).expect(404);

            await().atMost(Duration.ofSeconds(20))
                    .until(() ->
                            !receiver.deliveries("emergency_address.validated").isEmpty()
                                    && !receiver.deliveries("number.emergency_activated")
                                            .isEmpty());
            var told = receiver.deliveries("emergency_address.validated").getFirst();
            assertThat(told.isSignedWith(secret)).isTrue();
            assertThat(told.json().at("/data/street_address").asString()).isEqualTo("1 Example St");
        }
    }

    @Test
    void an_address_that_nobody_finds_is_rejected_and_cannot_be_attached() {
        var rejected = client.post("/v1/emergency-addresses", Emergency.address("1 Misspelt St"))
                .expect(201);
        assertThat(rejected.at("/status")).isEqualTo("rejected");
        assertThat(rejected.at("/suggestions/0/street_address")).isEqualTo("1 Main St");
        assertThat(client.post("/v1/emergency-addresses", Emergency.address("1 Unavailable St"))
                        .expect(503)
                        .code())
                .isEqualTo("carrier_unavailable");

        var number = Orders.activeNumber(client).at("/id").asString();
        assertThat(Emergency.attach(client, number, rejected.at("/id"))
                        .expect(409)
                        .code())
                .isEqualTo("emergency_address_not_validated");
    }

    @Test
    void what_goes_wrong_at_the_carrier_ends_well_or_is_told() {
        var doomed = Orders.activeNumber(client).at("/id").asString();
        var forbidden = Orders.activeNumber(client).at("/id").asString();
        var lucky = Orders.activeNumber(client).at("/id").asString();
        Emergency.attach(client, doomed, Emergency.create(client, "1 Doomed St"))
                .expect(200);
        Emergency.attach(client, forbidden, Emergency.create(client, "1 Forbidden St"))
                .expect(200);
        // Kept with a lost answer, which the next look finds.
        Emergency.attach(client, lucky, Emergency.create(client, "1 Silent St")).expect(200);

        Emergency.awaitStatus(client, doomed, "failed");
        Emergency.awaitStatus(client, forbidden, "failed");
        Emergency.awaitStatus(client, lucky, "active");

        // A release frees the address at once, and the number is given back in peace.
        var address = client.get("/v1/numbers/" + lucky).expect(200).at("/emergency_address_id");
        client.delete("/v1/numbers/" + lucky).expect(200);
        client.delete("/v1/emergency-addresses/" + address).expect(204);
        Emergency.attach(client, doomed, Emergency.create(client, "1 Mute St")).expect(200);
        Emergency.awaitStatus(client, doomed, "active");
    }
}
