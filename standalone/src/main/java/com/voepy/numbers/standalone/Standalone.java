package com.voepy.numbers.standalone;

import com.voepy.numbers.kit.security.ApiKeys;
import com.voepy.numbers.sandbox.CarrierSandbox;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.springframework.context.ConfigurableApplicationContext;

/// Both services, the sandbox carrier and PostgreSQL as one program on one port, which keeps all it has in one
/// directory: what `./run` starts.
final class Standalone {

    private static final int SANDBOX_PORT = 8099;

    /// System property: ends as soon as everything has started. The JVM then keeps what it has learned for the next
    /// start, see `./run`.
    private static final String REHEARSAL = "numbers.rehearsal";

    /// Where the demo tenant's key is kept, since the product itself keeps only its hash.
    private static final String DEMO_KEY = "demo.key";

    private final Settings settings;

    /// What runs, the latest first; it stops in this order.
    private final Deque<Runnable> running = new ArrayDeque<>();

    private Standalone(Settings settings) {
        this.settings = settings;
    }

    public static void main(String[] arguments) {
        // logback.xml says what is logged; two applications in one process would each set it up anew.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        Logger.getLogger("").setLevel(Level.WARNING);
        Launch.orRefuse(() -> new Standalone(Settings.from(System.getenv())).start());
        if (Boolean.getBoolean(REHEARSAL)) {
            System.exit(0);
        }
    }

    private void start() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        var data = begun(DataDirectory.open(settings.dataDirectory(), settings.url()), DataDirectory::close);
        if (Ports.isTaken(settings.port())) {
            throw portIsTaken(settings.port(), "NUMBERS_PORT");
        }
        var sandboxPort = sandboxPort();
        var database = begun(EmbeddedDatabase.start(data, () -> System.exit(Launch.FAILED)), EmbeddedDatabase::close);
        var demoKey = data.read(DEMO_KEY);
        // Made where the demo tenant is still to be made, which takes an operator.
        var newOperatorKey = demoKey.isPresent() || settings.operatorKey().isPresent()
                ? Optional.<String>empty()
                : Optional.of(ApiKeys.generate());
        var variables = variables(data, database, sandboxPort);
        newOperatorKey.ifPresent(key -> variables.put("NUMBERS_OPERATOR_KEY", key));
        startBoth(variables);
        var product = URI.create(settings.url());
        var tenant = demoKey.map(DemoTenant::new).orElseGet(() -> {
            var made = DemoTenant.make(
                    product, newOperatorKey.or(settings::operatorKey).orElseThrow());
            data.store(DEMO_KEY, made.apiKey());
            return made;
        });
        var number = tenant.numberOnOffer(product);
        System.out.print(new Welcome(settings.url(), tenant.apiKey(), number, newOperatorKey, sinceStart()).text());
    }

    /// The two know each other over HTTP only, so neither has to wait for the other.
    private void startBoth(Map<String, Object> variables) {
        var sandbox = CompletableFuture.runAsync(() -> {
            if (settings.carrierUrl().isEmpty()) {
                begun(CarrierSandbox.start(variables), ConfigurableApplicationContext::close);
            }
        });
        begun(Product.start(variables), ConfigurableApplicationContext::close);
        try {
            sandbox.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private int sandboxPort() {
        var port = settings.sandboxPort().orElse(SANDBOX_PORT);
        if (settings.carrierUrl().isPresent() || !Ports.isTaken(port)) {
            return port;
        }
        if (settings.sandboxPort().isPresent()) {
            throw portIsTaken(port, "NUMBERS_SANDBOX_PORT");
        }
        return Ports.free();
    }

    /// What the services and the sandbox would find in the environment if they were processes of their own.
    private Map<String, Object> variables(DataDirectory data, EmbeddedDatabase database, int sandboxPort) {
        var secrets = Secrets.of(data);
        var variables = new HashMap<String, Object>();
        variables.put("NUMBERS_PORT", settings.port());
        variables.put("NUMBERS_DB_URL", database.jdbcUrl());
        variables.put("NUMBERS_DB_USER", EmbeddedDatabase.USER);
        variables.put("NUMBERS_DB_PASSWORD", database.password());
        variables.put("NUMBERS_MASTER_KEY", secrets.masterKey());
        if (System.getenv("NUMBERS_EVIDENCE_DIR") == null) {
            variables.put("NUMBERS_EVIDENCE_DIR", data.resolve("evidence").toString());
        }
        if (settings.carrierUrl().isEmpty()) {
            variables.put("NUMBERS_SANDBOX_PORT", sandboxPort);
            variables.put("NUMBERS_SANDBOX_SIGNING_KEY", secrets.signingKey());
            variables.put("NUMBERS_CARRIER_URL", "http://127.0.0.1:" + sandboxPort);
            variables.put("NUMBERS_CARRIER_API_KEY", secrets.carrierApiKey());
            variables.put("NUMBERS_CARRIER_PUBLIC_KEY", secrets.verificationKey());
            if (System.getenv("NUMBERS_CARRIER_CALLBACK_URL") == null) {
                variables.put(
                        "NUMBERS_CARRIER_CALLBACK_URL",
                        "http://127.0.0.1:%d/carrier/webhooks".formatted(settings.port()));
            }
        }
        return variables;
    }

    /// Since Java runs: the process itself may be as old as a build.
    private static Duration sinceStart() {
        return Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
    }

    private <T> T begun(T part, Consumer<T> end) {
        synchronized (running) {
            running.push(() -> end.accept(part));
        }
        return part;
    }

    /// Web first, so that nobody is answered by half a product; PostgreSQL after the last who uses it.
    private void stop() {
        while (true) {
            Runnable next;
            synchronized (running) {
                if (running.isEmpty()) {
                    return;
                }
                next = running.pop();
            }
            try {
                next.run();
            } catch (RuntimeException e) {
                // The rest has to stop all the same.
                e.printStackTrace();
            }
        }
    }

    static StartRefused portIsTaken(int port, String variable) {
        return new StartRefused("Port %d is taken by another program. Stop that one, or set %s to another port."
                .formatted(port, variable));
    }
}
