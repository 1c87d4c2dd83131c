package com.voepy.numbers.benchmarks;

import java.io.IOException;
import java.sql.Connection;
import java.time.Instant;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/// Looks into the past of a number and of a balance with long streams, over HTTP.
final class HistoryBenchmark {

    private static final String PAGE = "?limit=250";
    private static final String WHOLE = "/diff?limit=250&from=2000-01-01T00:00:00Z&to=2100-01-01T00:00:00Z";

    private HistoryBenchmark() {}

    static void measure(Product product, Streams streams, int events, int rounds) throws Exception {
        var table = new Table(System.out, "the past at %d events".formatted(events));
        var number = "/v1/numbers/" + streams.numberId();
        var audited = "/v1/audit/numbers/" + streams.e164().replace("+", "%2B");
        try (var database = product.database()) {
            table.baseline("the number's rows read by SQL", Samples.of(rounds, () -> read(database, streams)));
        }
        table.row("number, as it is", asked(rounds, product, streams.key(), number));
        of(table, rounds, product, streams.key(), "number", number, number + "/history");
        of(table, rounds, product, Product.OPERATOR_KEY, "audited number", audited, audited + "/history");
        of(table, rounds, product, streams.key(), "balance", "/v1/balance", "");
    }

    private static void of(
            Table table, int rounds, Product product, String key, String name, String path, String history)
            throws Exception {
        if (!history.isEmpty()) {
            table.row(name + ", history, first page", asked(rounds, product, key, history + PAGE));
            table.row(name + ", history, last page", asked(rounds, product, key, lastPage(product, key, history)));
        }
        var life = life(product, key, path);
        table.row(
                name + ", as_of, another time each",
                Samples.of(rounds, () -> product.get(key, path + "?as_of=" + life.any())));
        table.row(name + ", diff of its whole life", asked(rounds, product, key, path + WHOLE));
        table.row(name + ", diff, other times each", Samples.of(rounds, () -> product.get(key, path + life.anyDiff())));
    }

    /// Times in a life, made of dice that fall the same in every run.
    record Times(Instant first, Instant last, Random dice) {

        Instant any() {
            return first.plusMillis(dice.nextLong(last.toEpochMilli() - first.toEpochMilli()));
        }

        String anyDiff() {
            var one = any();
            var other = any();
            return "/diff?limit=250&from=%s&to=%s"
                    .formatted(one.isBefore(other) ? one : other, one.isBefore(other) ? other : one);
        }
    }

    static Times life(Product product, String key, String path) throws IOException, InterruptedException {
        var page = product.json(key, path + WHOLE);
        var first = occurredAt(page, 0);
        while (!page.at("/meta/next_cursor").isNull()) {
            page = product.json(
                    key,
                    path + WHOLE + "&cursor=" + page.at("/meta/next_cursor").asString());
        }
        return new Times(first, occurredAt(page, page.get("events").size() - 1), new Random(1));
    }

    private static Instant occurredAt(JsonNode page, int event) {
        return Instant.parse(page.get("events").get(event).get("occurred_at").asString());
    }

    private static Samples asked(int rounds, Product product, String key, String path) throws Exception {
        return Samples.of(rounds, () -> product.get(key, path));
    }

    private static String lastPage(Product product, String key, String history)
            throws IOException, InterruptedException {
        var page = history + PAGE;
        while (true) {
            var next = product.json(key, page).at("/meta/next_cursor").asString("");
            if (next.isEmpty()) {
                return page;
            }
            page = history + PAGE + "&cursor=" + next;
        }
    }

    private static void read(Connection database, Streams streams) throws Exception {
        try (var select = database.prepareStatement(
                "SELECT payload, metadata, occurred_at FROM log.event WHERE stream = ? ORDER BY sequence")) {
            select.setString(1, "number/" + streams.e164());
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    rows.getString(1);
                }
            }
        }
    }
}
