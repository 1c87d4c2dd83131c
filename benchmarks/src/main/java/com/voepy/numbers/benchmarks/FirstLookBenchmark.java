package com.voepy.numbers.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Looks into the past right after a start, when nothing is in memory yet: each question once per start.
final class FirstLookBenchmark {

    /// Each costs a start of the product.
    private static final int ROUNDS_PER_START = 10;

    /// So many that a 95th percentile says something.
    private static final int STARTS_MIN = 20;

    private static final String NOW = "number, as it is: the first request of all";

    private FirstLookBenchmark() {}

    static void measure(Product product, Streams streams, int events, int rounds) throws Exception {
        var number = "/v1/numbers/" + streams.numberId();
        var audited = "/v1/audit/numbers/" + streams.e164().replace("+", "%2B");
        var numbers = HistoryBenchmark.life(product, streams.key(), number);
        var balances = HistoryBenchmark.life(product, streams.key(), "/v1/balance");
        Map<String, List<Long>> nanos = new LinkedHashMap<>();
        for (var start = 0; start < Math.max(STARTS_MIN, rounds / ROUNDS_PER_START); start++) {
            product.restart();
            ask(nanos, NOW, product, streams.key(), number);
            ask(nanos, "number, as it is: the second", product, streams.key(), number);
            ask(nanos, "number, as_of, first look", product, streams.key(), number + "?as_of=" + numbers.any());
            ask(nanos, "number, as_of, second look", product, streams.key(), number + "?as_of=" + numbers.any());
            ask(
                    nanos,
                    "audited number, as_of, first look",
                    product,
                    Product.OPERATOR_KEY,
                    audited + "?as_of=" + numbers.any());
            ask(nanos, "balance, as_of, first look", product, streams.key(), "/v1/balance?as_of=" + balances.any());
            ask(nanos, "number, diff, first", product, streams.key(), number + numbers.anyDiff());
            ask(nanos, "number, history, first page", product, streams.key(), number + "/history?limit=250");
        }
        var table = new Table(System.out, "right after a start, %d events".formatted(events));
        nanos.forEach((name, all) -> {
            var samples = new Samples(all.stream().mapToLong(Long::longValue).toArray());
            if (name.equals(NOW)) {
                table.baseline(name, samples);
            } else {
                table.row(name, samples);
            }
        });
    }

    private static void ask(Map<String, List<Long>> nanos, String name, Product product, String key, String path)
            throws Exception {
        var start = System.nanoTime();
        product.get(key, path);
        nanos.computeIfAbsent(name, _ -> new ArrayList<>()).add(System.nanoTime() - start);
    }
}
