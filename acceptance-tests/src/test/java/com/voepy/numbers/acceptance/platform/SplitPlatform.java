package com.voepy.numbers.acceptance.platform;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/// What `docker-compose.yml` starts, as plain processes: two services, the sandbox and PostgreSQL behind nginx.
final class SplitPlatform implements Platform {

    private static final String OPERATOR_KEY = "operator-key-of-the-acceptance-tests";

    private static final Duration DATABASE_START_MAX = Duration.ofSeconds(60);

    private final URI url;
    private final Path data;

    /// In the order in which they start; they stop in the opposite one.
    private final SequencedMap<String, Part> parts;

    private final Map<String, URI> addresses;

    private SplitPlatform(URI url, Path data, SequencedMap<String, Part> parts, Map<String, URI> addresses) {
        this.url = url;
        this.data = data;
        this.parts = parts;
        this.addresses = addresses;
    }

    /// @param settings environment variables beside what a start needs
    static SplitPlatform start(Path directory, Map<String, String> settings) {
        var data = directory.resolve("data");
        var commandPort = Ports.free();
        var queryPort = Ports.free();
        var sandboxPort = Ports.free();
        var proxyPort = Ports.free();
        var url = address(proxyPort);
        var parts = new LinkedHashMap<String, Part>();
        var platform = new SplitPlatform(
                url,
                data,
                parts,
                Map.of("command", address(commandPort), "query", address(queryPort), "sandbox", address(sandboxPort)));
        // Also what is half started when something fails has to end.
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close));
        var database = database(directory, data);
        parts.put("postgres", database);
        var environment = new HashMap<>(awaitAddress(database));
        environment.putAll(SplitSecrets.make());
        environment.put("NUMBERS_OPERATOR_KEY", OPERATOR_KEY);
        environment.put("NUMBERS_ALLOW_PRIVATE_WEBHOOKS", "true");
        // So that whoever reads as an auditor can see it sealed soon.
        environment.put("NUMBERS_AUDIT_SEAL_INTERVAL", "1s");
        // The sandbox takes minutes over its very slow numbers; nobody waits for that here.
        environment.put("NUMBERS_SANDBOX_VERYSLOWACTIVATIONDELAY", "20s");
        // Nor for the business days that a port takes.
        environment.put("NUMBERS_SANDBOX_BUSINESS_DAY", "PT0.2S");
        environment.putAll(settings);
        environment.put("NUMBERS_SANDBOX_PORT", Integer.toString(sandboxPort));
        environment.put("NUMBERS_CARRIER_URL", address(sandboxPort).toString());
        environment.put("NUMBERS_CARRIER_CALLBACK_URL", url + "/carrier/webhooks");
        parts.put("sandbox", service(directory, "carrier-sandbox", environment, sandboxPort));
        parts.put("command", service(directory, "command-service", environment, commandPort));
        parts.put("query", service(directory, "query-service", environment, queryPort));
        parts.put("nginx", Nginx.inFrontOf(directory, proxyPort, commandPort, queryPort));
        List.of("sandbox", "command", "query", "nginx")
                .forEach(name -> platform.part(name).start());
        platform.awaitReady();
        return platform;
    }

    private static URI address(int port) {
        return URI.create("http://localhost:" + port);
    }

    private static Part database(Path directory, Path data) {
        var part = Part.java(
                List.of(
                        "-cp",
                        Directories.ofRepository("standalone/target/standalone.jar")
                                .toString(),
                        "com.voepy.numbers.standalone.DatabaseOnly",
                        data.toString()),
                Map.of(),
                directory.resolve("postgres.log"));
        part.start();
        return part;
    }

    /// The environment variables that it prints once it takes connections.
    private static Map<String, String> awaitAddress(Part database) {
        await().atMost(DATABASE_START_MAX).until(() -> {
            if (!database.isAlive()) {
                throw new AssertionError(database.output());
            }
            return database.output().contains("NUMBERS_DB_PASSWORD=");
        });
        var variables = new HashMap<String, String>();
        database.output().lines().filter(line -> line.startsWith("NUMBERS_DB_")).forEach(line -> {
            var name = line.substring(0, line.indexOf('='));
            variables.put(name, line.substring(name.length() + 1));
        });
        return variables;
    }

    private static Part service(Path directory, String name, Map<String, String> environment, int port) {
        var own = new HashMap<>(environment);
        own.put("NUMBERS_PORT", Integer.toString(port));
        var jar = Directories.ofRepository("%s/target/%s-exec.jar".formatted(name, name));
        return Part.java(List.of("-jar", jar.toString()), own, directory.resolve(name + ".log"));
    }

    private Part part(String name) {
        return Objects.requireNonNull(parts.get(name), name);
    }

    private void awaitReady() {
        for (var name : List.of("command", "query")) {
            Readiness.await200(Objects.requireNonNull(addresses.get(name)), part(name));
        }
        Readiness.await200(url, part("nginx"));
    }

    @Override
    public URI url() {
        return url;
    }

    @Override
    public String operatorKey() {
        return OPERATOR_KEY;
    }

    @Override
    public Path data() {
        return data;
    }

    @Override
    public Path logs() {
        return Objects.requireNonNull(data.getParent());
    }

    @Override
    public List<String> parts() {
        return List.of("command", "query", "sandbox", "postgres");
    }

    @Override
    public void kill(String part) {
        if (part.equals("postgres")) {
            Postgres.kill(data);
        } else {
            part(part).kill();
        }
    }

    @Override
    public void revive(String part) {
        if (!part.equals("postgres")) {
            part(part).start();
        }
        awaitReady();
    }

    @Override
    public void close() {
        parts.sequencedValues().reversed().stream().filter(Part::isAlive).forEach(Part::stop);
    }
}
