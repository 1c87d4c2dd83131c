package com.voepy.numbers.acceptance.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// A customer of the product, with its first key.
///
/// @param client uses that key
/// @param defaultConnectionId the connection it was born with
public record Tenant(String id, String name, Client client, String apiKey, String defaultConnectionId) {

    private static final AtomicInteger NAMES = new AtomicInteger();

    /// One with that much on its balance.
    public static Tenant with(Platform platform, long creditCents) {
        var operator = operator(platform);
        var made = operator.post(
                        "/v1/admin/tenants",
                        Map.of("name", "Tenant " + NAMES.incrementAndGet(), "pricing_tier", "standard"))
                .expect(201);
        var tenant = new Tenant(
                made.at("/id"),
                made.at("/name"),
                operator.withKey(made.at("/api_key")),
                made.at("/api_key"),
                made.at("/default_connection_id"));
        if (creditCents > 0) {
            tenant.credit(platform, creditCents);
        }
        return tenant;
    }

    /// Adds to its balance.
    public void credit(Platform platform, long cents) {
        operator(platform)
                .post(
                        "/v1/admin/tenants/%s/credits".formatted(id),
                        Map.of("amount_cents", cents, "reference", "credit-" + UUID.randomUUID()))
                .expect(201);
    }

    /// The client that makes tenants.
    public static Client operator(Platform platform) {
        return new Client(platform.url(), platform.operatorKey());
    }

    /// What is left on the balance, US cents.
    public long balanceCents() {
        return client.get("/v1/balance").expect(200).json().at("/balance_cents").asLong();
    }

    /// What all transactions add up to, US cents; reads every page.
    public long transactionsSumCents() {
        return sumCents(_ -> true);
    }

    /// What would be left without monthly fees, US cents. Those are debited when the carrier activates a number, at a
    /// moment that no test chooses.
    public long balanceWithoutFeesCents() {
        return sumCents(transaction -> !isFee(transaction));
    }

    /// The monthly fees so far, US cents.
    public long feesCents() {
        return -fees().stream()
                .mapToLong(fee -> fee.at("/amount_cents").asLong())
                .sum();
    }

    /// The lines of the ledger that are monthly fees, newest first.
    public List<JsonNode> fees() {
        return transactions().stream().filter(Tenant::isFee).toList();
    }

    private static boolean isFee(JsonNode transaction) {
        return transaction.at("/type").asString().equals("monthly_fee");
    }

    private long sumCents(Predicate<JsonNode> which) {
        return transactions().stream()
                .filter(which)
                .mapToLong(transaction -> transaction.at("/amount_cents").asLong())
                .sum();
    }

    private List<JsonNode> transactions() {
        List<JsonNode> all = new ArrayList<>();
        var path = "/v1/balance/transactions?limit=250";
        for (var more = path; !more.isEmpty(); ) {
            var page = client.get(more).expect(200).json();
            page.at("/data").forEach(all::add);
            var cursor = page.at("/meta/next_cursor");
            more = cursor.isNull() ? "" : path + "&cursor=" + cursor.asString();
        }
        return all;
    }
}
