package com.voepy.numbers.acceptance.platform;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Emergency addresses and what journeys wait for with them.
public final class Emergency {

    private static final Duration PROVISIONING_MAX = Duration.ofSeconds(30);

    private Emergency() {}

    /// The body of an address in Austin; a word in the street decides what the sandbox makes of it.
    public static Map<String, Object> address(String street) {
        return Map.of(
                "street_address", street,
                "extended_address", "Suite 200",
                "locality", "Austin",
                "administrative_area", "TX",
                "postal_code", "78701",
                "country_code", "US");
    }

    /// Makes an address and returns its id.
    public static String create(Client client, String street) {
        return client.post("/v1/emergency-addresses", address(street))
                .expect(201)
                .at("/id");
    }

    public static Answer attach(Client client, String numberId, String addressId) {
        return client.put(
                "/v1/numbers/%s/emergency-address".formatted(numberId), Map.of("emergency_address_id", addressId));
    }

    /// Waits until a GET shows the number with that `emergency_status`.
    public static JsonNode awaitStatus(Client client, String numberId, String status) {
        return await().atMost(PROVISIONING_MAX)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> client.get("/v1/numbers/" + numberId).expect(200).json(),
                        number -> number.at("/emergency_status").asString().equals(status));
    }
}
