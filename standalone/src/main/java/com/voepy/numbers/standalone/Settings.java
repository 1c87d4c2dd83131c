package com.voepy.numbers.standalone;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What the environment says; every variable is in README.md.
///
/// @param port of the product
/// @param sandboxPort of the sandbox carrier on loopback; empty: 8099, or any other if that is taken
/// @param operatorKey the first operator key; empty: one is made at the first start
/// @param carrierUrl the carrier to use instead of the sandbox
record Settings(
        int port,
        Path dataDirectory,
        Optional<Integer> sandboxPort,
        Optional<String> operatorKey,
        Optional<String> carrierUrl) {

    private static final int PORT_MAX = 65_535;

    /// @throws StartRefused if a variable holds what it can't
    static Settings from(Map<String, String> environment) {
        return new Settings(
                port(environment, "NUMBERS_PORT").orElse(8080),
                Path.of(text(environment, "NUMBERS_DATA_DIR").orElse("data")),
                port(environment, "NUMBERS_SANDBOX_PORT"),
                text(environment, "NUMBERS_OPERATOR_KEY").map(Settings::operatorKey),
                text(environment, "NUMBERS_CARRIER_URL"));
    }

    /// What a client on this machine calls the product.
    String url() {
        return "http://localhost:" + port;
    }

    private static Optional<String> text(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static Optional<Integer> port(Map<String, String> environment, String name) {
        return text(environment, name).map(value -> {
            var port = value.matches("[0-9]{1,5}") ? Integer.parseInt(value) : 0;
            if (port < 1 || port > PORT_MAX) {
                throw new StartRefused("%s is \"%s\", which is no port: 1 to %d.".formatted(name, value, PORT_MAX));
            }
            return port;
        });
    }

    /// Source: the product brief, "any string of 32 or more visible ASCII characters".
    private static String operatorKey(String key) {
        if (!key.matches("[!-~]{32,}")) {
            throw new StartRefused("NUMBERS_OPERATOR_KEY must be 32 or more visible ASCII characters.");
        }
        return key;
    }
}
