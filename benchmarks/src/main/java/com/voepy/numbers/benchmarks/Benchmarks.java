package com.voepy.numbers.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `./benchmarks/run [history] [evidence] [first-look] [--events N] [--rounds N]`: all of them, if none is named.
public final class Benchmarks {

    private static final int EVENTS = 10_000;
    private static final int ROUNDS = 200;

    private static final Map<String, Benchmark> ALL = all();

    /// One thing that is claimed, and what it is measured against.
    @FunctionalInterface
    interface Benchmark {

        /// @param events in the streams that are looked at
        /// @param rounds of each measurement
        void measure(Product product, Streams streams, int events, int rounds) throws Exception;
    }

    private Benchmarks() {}

    /// @param arguments see the class
    public static void main(String[] arguments) throws Exception {
        var events = EVENTS;
        var rounds = ROUNDS;
        List<String> names = new ArrayList<>();
        for (var i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--events" -> events = Integer.parseInt(arguments[++i]);
                case "--rounds" -> rounds = Integer.parseInt(arguments[++i]);
                case String name when ALL.containsKey(name) -> names.add(name);
                default -> {
                    System.err.println("Usage: ./benchmarks/run " + ALL.keySet() + " [--events N] [--rounds N]");
                    System.exit(2);
                }
            }
        }
        measure(names, events, rounds);
    }

    private static void measure(List<String> names, int events, int rounds) throws Exception {
        var home = Path.of(System.getProperty("numbers.home", "."));
        try (var product = Product.start(home)) {
            System.out.printf(
                    "Java %s, %d processors, %s; %d events, %d rounds, one client%n",
                    System.getProperty("java.version"),
                    Runtime.getRuntime().availableProcessors(),
                    System.getProperty("os.arch"),
                    events,
                    rounds);
            var streams = Streams.grow(product, events);
            for (var benchmark : ALL.entrySet()) {
                if (names.isEmpty() || names.contains(benchmark.getKey())) {
                    System.out.println();
                    benchmark.getValue().measure(product, streams, events, rounds);
                }
            }
        }
    }

    private static Map<String, Benchmark> all() {
        Map<String, Benchmark> all = new LinkedHashMap<>();
        all.put("history", HistoryBenchmark::measure);
        all.put("evidence", EvidenceBenchmark::measure);
        // Last, as it starts the product anew.
        all.put("first-look", FirstLookBenchmark::measure);
        return all;
    }
}
