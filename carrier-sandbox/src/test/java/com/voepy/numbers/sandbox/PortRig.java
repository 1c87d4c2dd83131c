package com.voepy.numbers.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// What a customer does to bring numbers, on a running carrier.
record PortRig(SandboxRig carrier) {

    /// As the sandbox has it by default.
    static final Duration BUSINESS_DAY = Duration.ofSeconds(10);

    static final byte[] PDF = "%PDF-1.7 a letter".getBytes(StandardCharsets.ISO_8859_1);

    private static final String FORM = """
            {
              "documents": {"loa": "%s", "invoice": "%s"},
              "end_user": {
                "admin": {
                  "entity_name": "Porter Ltd", "auth_person_name": "Pat Porter", "account_number": "123abc",
                  "billing_phone_number": "+13035551234", "pin_passcode": "1234"
                },
                "location": {
                  "street_address": "600 Congress Avenue", "locality": "Austin", "administrative_area": "TX",
                  "postal_code": "78701", "country_code": "US"
                }
              }
            }
            """;

    SandboxRig.Answer create(String reference, String... numbers) throws IOException {
        var list = Arrays.stream(numbers).map("\"%s\""::formatted).collect(Collectors.joining(","));
        return carrier.post(
                "/porting_orders",
                "{\"customer_reference\": \"%s\", \"phone_numbers\": [%s]}".formatted(reference, list));
    }

    /// A draft of numbers of one kind, and its id.
    String draft(String... numbers) throws IOException {
        var created = create("ref", numbers);
        assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
        assertThat(created.body().at("/data")).hasSize(1);
        return created.text("/data/0/id");
    }

    String document() throws IOException {
        return carrier.upload(PDF, "loa.pdf").text("/data/id");
    }

    SandboxRig.Answer fill(String order) throws IOException {
        var filled = edit(order, form(document()));
        assertThat(filled.status()).as(filled.body().toString()).isEqualTo(200);
        return filled;
    }

    /// Filled in, with one document for both.
    static String form(String document) {
        return FORM.formatted(document, document);
    }

    SandboxRig.Answer edit(String order, String change) throws IOException {
        return carrier.patch("/porting_orders/" + order, change);
    }

    SandboxRig.Answer act(String order, String action) throws IOException {
        return carrier.send("POST", "/porting_orders/" + order + "/actions/" + action, null, SandboxRig.AUTHORIZATION);
    }

    SandboxRig.Answer confirm(String order) throws IOException {
        return act(order, "confirm");
    }

    /// Drafted, filled in and confirmed.
    String submit(String... numbers) throws IOException {
        var order = draft(numbers);
        fill(order);
        var confirmed = confirm(order);
        assertThat(confirmed.status()).as(confirmed.body().toString()).isEqualTo(200);
        return order;
    }

    SandboxRig.Answer now(String order) throws IOException {
        return carrier.get("/porting_orders/" + order);
    }

    String status(String order) throws IOException {
        return now(order).text("/data/status/value");
    }

    void awaitStatus(String order, String status) {
        await("porting order to be " + status)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> status(order).equals(status));
    }

    /// Lets business days pass, one by one.
    void days(int days, String order, String status) {
        carrier.time.pass(BUSINESS_DAY.multipliedBy(days));
        awaitStatus(order, status);
    }

    /// Until the losing carrier has answered.
    void answered(String order, String status) {
        days(1, order, "submitted");
        days(1, order, status);
    }

    List<String> details(String order) throws IOException {
        return now(order).body().at("/data/status/details").findValuesAsString("code");
    }

    /// What was told about it, in the order in which it came.
    List<String> told(String order) {
        return webhooks(order).stream()
                .map(webhook -> webhook.json().at("/data/payload/status/value").asString())
                .toList();
    }

    List<WebhookReceiver.Received> webhooks(String order) {
        return carrier.webhooks.received().stream()
                .filter(webhook -> webhook.json()
                                .at("/data/event_type")
                                .asString()
                                .equals("porting_order.status_changed")
                        && webhook.json().at("/data/payload/id").asString().equals(order))
                .toList();
    }
}
