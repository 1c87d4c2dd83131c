package com.voepy.numbers.acceptance.platform;

import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// What most journeys begin with: numbers bought.
public final class Orders {

    /// The sandbox activates within a second or two; the rest is for a machine that is busy.
    private static final Duration ACTIVATION_MAX = Duration.ofSeconds(30);

    private Orders() {}

    /// Orders the numbers and returns the answer's array of pending PhoneNumbers.
    public static Answer order(Client client, String... numbers) {
        return client.post(
                        "/v1/numbers/order",
                        Client.orderOf(numbers),
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .expect(201);
    }

    /// Orders one number and waits until it is active.
    ///
    /// @return the PhoneNumber as a GET shows it
    public static JsonNode activeNumber(Client client) {
        return awaitStatus(client, order(client, Stock.number()).at("/0/id"), "active");
    }

    /// Waits until a GET shows the PhoneNumber in that status.
    public static JsonNode awaitStatus(Client client, String id, String status) {
        return awaitStatus(client, id, status, ACTIVATION_MAX);
    }

    /// @param max for numbers that are slow on purpose
    public static JsonNode awaitStatus(Client client, String id, String status, Duration max) {
        return await().atMost(max)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> client.get("/v1/numbers/" + id).expect(200).json(),
                        number -> number.at("/status").asString().equals(status));
    }

    /// Waits until the order is no longer pending.
    ///
    /// @param id of the NumberOrder
    public static JsonNode awaitEnd(Client client, String id, Duration max) {
        return await().atMost(max)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptionsMatching(Orders::isPassing)
                .until(
                        () -> client.get("/v1/number-orders/" + id).expect(200).json(),
                        order -> !order.at("/status").asString().equals("pending"));
    }

    /// The id of the order that an answer's `Location` names.
    public static String idOf(Answer ordered) {
        return ordered.header("Location").orElseThrow().replace("/v1/number-orders/", "");
    }

    /// The members of an array at a pointer, as text.
    public static List<String> texts(JsonNode array, String pointer) {
        var texts = new ArrayList<String>();
        array.forEach(item -> texts.add(item.at(pointer).asString()));
        return texts;
    }

    /// What a client sees while a process of the product is being started again.
    static boolean isPassing(Throwable failure) {
        return failure instanceof UncheckedIOException
                || (failure instanceof AssertionError e
                        && String.valueOf(e.getMessage()).contains("answered 503"));
    }
}
