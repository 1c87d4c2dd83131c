package com.voepy.numbers.acceptance.platform;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What `./run` starts: one process and its PostgreSQL.
public final class StandalonePlatform implements Platform {

    private static final String OPERATOR_KEY = "operator-key-of-the-acceptance-tests";

    private final URI url;
    private final Path data;
    private final Part standalone;

    private StandalonePlatform(URI url, Path data, Part standalone) {
        this.url = url;
        this.data = data;
        this.standalone = standalone;
    }

    /// Starts it and waits until it is ready.
    ///
    /// @param directory for its data and its log
    /// @param settings environment variables beside what a start needs
    public static StandalonePlatform start(Path directory, Map<String, String> settings) {
        var port = Ports.free();
        var url = URI.create("http://localhost:" + port);
        var data = directory.resolve("data");
        var environment = environment(port, data);
        environment.putAll(settings);
        var part = process(directory, "standalone", environment);
        var platform = new StandalonePlatform(url, data, part);
        // Also what is half started when something fails has to end.
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close));
        part.start();
        Readiness.await200(url, part);
        return platform;
    }

    /// One that is not started yet.
    ///
    /// @param log name of its log, without extension
    public static Part process(Path directory, String log, Map<String, String> environment) {
        return Part.java(
                List.of(
                        "-jar",
                        Directories.ofRepository("standalone/target/standalone.jar")
                                .toString()),
                environment,
                directory.resolve(log + ".log"));
    }

    /// What a start needs to disturb nobody: ports of its own and the given data directory.
    public static Map<String, String> environment(int port, Path data) {
        var environment = new HashMap<String, String>();
        environment.put("NUMBERS_PORT", Integer.toString(port));
        environment.put("NUMBERS_DATA_DIR", data.toString());
        environment.put("NUMBERS_SANDBOX_PORT", Integer.toString(Ports.free()));
        environment.put("NUMBERS_OPERATOR_KEY", OPERATOR_KEY);
        environment.put("NUMBERS_ALLOW_PRIVATE_WEBHOOKS", "true");
        // So that whoever reads as an auditor can see it sealed soon.
        environment.put("NUMBERS_AUDIT_SEAL_INTERVAL", "1s");
        // The sandbox takes minutes over its very slow numbers; nobody waits for that here.
        environment.put("NUMBERS_SANDBOX_VERYSLOWACTIVATIONDELAY", "20s");
        // Nor for the business days that a port takes.
        environment.put("NUMBERS_SANDBOX_BUSINESS_DAY", "PT0.2S");
        return environment;
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
        return List.of("standalone", "postgres");
    }

    @Override
    public void kill(String part) {
        switch (part) {
            case "standalone" -> standalone.kill();
            case "postgres" -> Postgres.kill(data);
            default -> throw new IllegalArgumentException(part);
        }
    }

    @Override
    public void revive(String part) {
        if (part.equals("standalone")) {
            standalone.start();
        }
        Readiness.await200(url, standalone);
    }

    @Override
    public void close() {
        if (standalone.isAlive()) {
            standalone.stop();
        }
    }
}
