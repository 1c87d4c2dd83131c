package com.voepy.numbers.cli;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// Runs some commands against a server of its own that knows nothing, so that the JVM sees which classes commands use
/// and keeps them in its cache. `./numbers` does it once after each build.
final class Rehearsal implements Callable<Integer> {

    private static final byte[] LIST = """
        {"data": [{"id": "1", "status": "active", "monthly_price_cents_customer": 150, "connection_id": null}],
         "meta": {"count": 1, "next_cursor": null}}
        """.getBytes(StandardCharsets.UTF_8);

    private static final byte[] ORDER =
            "{\"id\": \"1\", \"status\": \"completed\", \"phone_numbers\": [{\"phone_number\": \"+1\", \"status\": \"active\"}]}"
                    .getBytes(StandardCharsets.UTF_8);

    private static final byte[] PROBLEM =
            "{\"code\": \"validation_failed\", \"detail\": \"No.\", \"errors\": [{\"field\": \"limit\", \"message\": \"is wrong\"}]}"
                    .getBytes(StandardCharsets.UTF_8);

    private static final List<List<String>> COMMANDS = List.of(
            List.of("search", "--features", "voice,sms", "--limit", "3"),
            List.of("numbers", "list", "--json"),
            List.of("order", "+15125550100", "--country-code", "US", "--number-type", "local", "--wait"),
            List.of("numbers", "configure", "1", "--messaging-enabled", "true"),
            List.of("balance", "--verbose"),
            List.of("lookup", "+15125550100"),
            List.of("--help"),
            List.of("--version"));

    @Override
    public Integer call() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve(server, "/", 200, LIST);
        serve(server, "/v1/number-orders/", 200, ORDER);
        serve(server, "/v1/balance", 422, PROBLEM);
        server.start();
        try {
            var url = "http://127.0.0.1:" + server.getAddress().getPort();
            var surroundings =
                    new Surroundings(Map.of(Surroundings.URL, url, Surroundings.KEY, "rehearsal"), null, false);
            for (var command : COMMANDS) {
                var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
                Numbers.run(
                        surroundings, InputStream.nullInputStream(), nowhere, nowhere, command.toArray(String[]::new));
            }
        } finally {
            server.stop(0);
        }
        return Exit.OK.code();
    }

    private static void serve(HttpServer server, String path, int status, byte[] body) {
        server.createContext(path, exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.getResponseHeaders().set("Location", "/v1/number-orders/1");
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            }
        });
    }
}
