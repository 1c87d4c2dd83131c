package com.voepy.numbers.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/// A tenant with a number and a balance whose streams are long: begun by the product itself, and made long by copies of
/// the events that it wrote there.
///
/// @param key of the tenant
/// @param numberId of the tenure
record Streams(String key, String tenantId, String numberId, String e164) {

    private static final String SEARCH =
            "/v1/numbers/available?country_code=US&number_type=local&national_destination_code=512&limit=1";

    /// Copies an event of a stream to the stream's end, so many times, each a little later and a little different.
    private static final String GROW = """
            WITH last AS (
                SELECT max(sequence) AS sequence, max(occurred_at) AS occurred_at FROM log.event WHERE stream = ?
            ), head AS (
                UPDATE log.head SET position = position + ? RETURNING position - ? AS before
            )
            INSERT INTO log.event (position, stream, sequence, aggregate_type, event_id, type, revision, occurred_at,
                                   tenant_id, payload, metadata)
            SELECT head.before + n, stream, last.sequence + n, aggregate_type, gen_random_uuid(), type, revision,
                   last.occurred_at + n * interval '1 millisecond', tenant_id, payload || %s, metadata
            FROM (SELECT * FROM log.event WHERE stream = ? AND type = ? ORDER BY sequence DESC LIMIT 1) event,
                 last, head, generate_series(1, ?) AS n
            """;

    /// No process of the platform has anything to do when a fee has been charged; all that moves is the next one.
    private static final String FEES = """
            jsonb_build_object('cycle', 1 + n, 'until',
                to_char((payload ->> 'until')::timestamptz AT TIME ZONE 'UTC' + n * interval '1 day',
                        'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
            """;

    private static final String MONEY = """
            jsonb_build_object('amount_cents', 1, 'reference', 'wire-' || n,
                'balance_after_cents', (payload ->> 'balance_after_cents')::bigint + n)
            """;

    /// @param events that each of the two streams ends up with
    static Streams grow(Product product, int events) throws Exception {
        var tenant = product.send(
                Product.OPERATOR_KEY, "POST", "/v1/admin/tenants", Map.of("name", "Bench", "pricing_tier", "standard"));
        var key = tenant.get("api_key").asString();
        var id = tenant.get("id").asString();
        product.send(
                Product.OPERATOR_KEY,
                "POST",
                "/v1/admin/tenants/%s/credits".formatted(id),
                Map.of("amount_cents", 10_000, "reference", "first"));
        var e164 = product.await(key, SEARCH, found -> !found.get("data").isEmpty())
                .at("/data/0/phone_number")
                .asString();
        var number = product.send(
                        key,
                        "POST",
                        "/v1/numbers/order",
                        Map.of("phone_numbers", List.of(e164), "country_code", "US", "number_type", "local"))
                .at("/0/id")
                .asString();
        var path = "/v1/numbers/" + number;
        product.await(key, path, found -> found.get("status").asString().equals("active"));
        try (var database = product.database()) {
            copies(database, "number/" + e164, "NumberFeeCharged", FEES, events);
            copies(database, "balance/" + id, "BalanceCredited", MONEY, events);
        }
        // A GET is answered when the read model has seen all that.
        product.await(key, path, _ -> true);
        return new Streams(key, id, number, e164);
    }

    private static void copies(Connection database, String stream, String type, String changed, int events)
            throws SQLException {
        int there;
        try (var count = database.prepareStatement("SELECT count(*) FROM log.event WHERE stream = ?")) {
            count.setString(1, stream);
            try (var rows = count.executeQuery()) {
                rows.next();
                there = rows.getInt(1);
            }
        }
        var missing = events - there;
        try (var grow = database.prepareStatement(GROW.formatted(changed))) {
            grow.setString(1, stream);
            grow.setInt(2, missing);
            grow.setInt(3, missing);
            grow.setString(4, stream);
            grow.setString(5, type);
            grow.setInt(6, missing);
            if (grow.executeUpdate() != missing) {
                throw new IllegalStateException("%s did not grow".formatted(stream));
            }
        }
        // As an append does, so that the product looks at once.
        try (var notify = database.prepareStatement("SELECT pg_notify('log', position::text) FROM log.head")) {
            notify.execute();
        }
    }
}
