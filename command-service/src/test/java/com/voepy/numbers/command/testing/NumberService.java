package com.voepy.numbers.command.testing;

import com.voepy.numbers.command.CommandService;
import com.voepy.numbers.command.carrier.Carrier;
import com.voepy.numbers.command.carrier.EmergencyCarrier;
import com.voepy.numbers.command.carrier.PortingCarrier;
import com.voepy.numbers.command.dispatch.Cause;
import com.voepy.numbers.command.dispatch.Commands;
import com.voepy.numbers.command.inventory.ListBlocks;
import com.voepy.numbers.command.porting.PortingDocuments;
import com.voepy.numbers.command.schedule.Next;
import com.voepy.numbers.command.schedule.TimedTask;
import com.voepy.numbers.events.Event;
import com.voepy.numbers.events.NumberBlockEvent.Lot;
import com.voepy.numbers.kernel.Capability;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kernel.Price;
import com.voepy.numbers.kernel.Suffixes;
import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.kit.web.WireJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;

/// The whole command service on a real port and a real database, with a scripted carrier and a clock that stands
/// still. Its timers do not run by themselves: a test runs a task when it wants to, as often as it wants to.
public final class NumberService implements AutoCloseable {

    public static final String OPERATOR_KEY = "operator-key-of-the-tests-0123456789";

    /// What a number of [#fresh] costs a tenant of the standard tier, US cents.
    public static final long ACTIVATION_CENTS = 100;

    /// What it costs then each month, the first with its activation, US cents.
    public static final long MONTHLY_CENTS = 150;

    /// Two of the largest documents.
    public static final long DOCUMENT_SPACE_BYTES = 20 << 20;

    private static final Price WHOLESALE = new Price(ACTIVATION_CENTS / 2, MONTHLY_CENTS / 2);
    private static final int BLOCK_SIZE = 1_000;
    private static final int FIRST_BLOCK = 1_512_555;
    private static final AtomicInteger NEXT = new AtomicInteger();

    public final ScriptedCarrier carrier = new ScriptedCarrier();
    public final ScriptedPorting porting = new ScriptedPorting();
    public final ScriptedEmergency emergency = new ScriptedEmergency();
    public final TestClock clock = new TestClock(Instant.parse("2030-01-01T12:00:00Z"));

    private final TestDatabase database;
    private final ServletWebServerApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();

    /// A tenant of the standard tier.
    ///
    /// @param key has every scope
    public record Tenant(UUID id, String key, UUID defaultConnection) {}

    /// @param database another node on the same database sees the same world
    public NumberService(TestDatabase database) {
        this.database = database;
        context = (ServletWebServerApplicationContext) new SpringApplicationBuilder(CommandService.class)
                .initializers((GenericApplicationContext fresh) -> {
                    fresh.registerBean("scriptedCarrier", Carrier.class, () -> carrier, bean -> bean.setPrimary(true));
                    fresh.registerBean(
                            "scriptedPorting", PortingCarrier.class, () -> porting, bean -> bean.setPrimary(true));
                    fresh.registerBean(
                            "scriptedDocuments",
                            PortingDocuments.class,
                            ScriptedDocuments::new,
                            bean -> bean.setPrimary(true));
                    fresh.registerBean(
                            "scriptedEmergency",
                            EmergencyCarrier.class,
                            () -> emergency,
                            bean -> bean.setPrimary(true));
                    fresh.registerBean("testClock", InstantSource.class, () -> clock, bean -> bean.setPrimary(true));
                })
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.user(),
                        "--spring.datasource.password=" + database.password(),
                        "--numbers.inventory.enabled=false",
                        "--numbers.documents.space-bytes=" + DOCUMENT_SPACE_BYTES,
                        "--numbers.operator-key=" + OPERATOR_KEY,
                        "--numbers.master-key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        context.getBean("commandScheduler", SmartLifecycle.class).stop();
        GenericEventMessage.clock = clock;
    }

    @Override
    public void close() {
        context.close();
        GenericEventMessage.clock = Clock.systemUTC();
    }

    public TestDatabase database() {
        return database;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /// A new tenant with so much credit.
    public Tenant tenant(long creditCents) {
        var made = json(post("/v1/admin/tenants", OPERATOR_KEY, "{\"name\": \"Acme\"}"));
        var id = UUID.fromString(made.path("id").asString());
        if (creditCents > 0) {
            credit(id, creditCents);
        }
        return new Tenant(
                id,
                made.path("api_key").asString(),
                UUID.fromString(made.path("default_connection_id").asString()));
    }

    public void credit(UUID tenant, long cents) {
        var body = "{\"amount_cents\": %d, \"reference\": \"%s\"}".formatted(cents, UUID.randomUUID());
        var answer = post("/v1/admin/tenants/%s/credits".formatted(tenant), OPERATOR_KEY, body);
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("no credit: " + answer.body());
        }
    }

    /// Different numbers in stock, US local, that no test has used.
    public List<E164> fresh(int count) {
        return IntStream.range(0, count).mapToObj(_ -> fresh()).toList();
    }

    public E164 fresh() {
        var next = NEXT.getAndIncrement();
        var block = "+%d%d".formatted(FIRST_BLOCK, next / BLOCK_SIZE);
        if (stream("block/" + block).isEmpty()) {
            list(block, NumberType.LOCAL, WHOLESALE);
        }
        return E164.of(block, next % BLOCK_SIZE);
    }

    /// Puts a whole block in stock.
    public void list(String block, NumberType type, Price wholesale) {
        var lot = new Lot(
                Suffixes.of(IntStream.range(0, BLOCK_SIZE)),
                "US",
                "TX",
                "Austin",
                type,
                List.of(Capability.VOICE, Capability.SMS),
                wholesale);
        this.<Object>send(new ListBlocks(List.of(new ListBlocks.Block(block, "US", type, List.of(lot)))), null);
    }

    /// Gives a command as a process manager does.
    public <T extends @Nullable Object> T send(Object command, @Nullable UUID tenantId) {
        return context.getBean(Commands.class).send(command, Cause.of("test", tenantId));
    }

    /// Runs a task once.
    public Next run(String task, String id, @Nullable String state) {
        return context.getBeansOfType(TimedTask.class).values().stream()
                .filter(known -> known.name().equals(task))
                .findFirst()
                .orElseThrow()
                .run(id, state);
    }

    public List<LoggedEvent> stream(String stream) {
        return context.getBean(EventLog.class).ofStream(stream);
    }

    /// The events of one type in a stream.
    public <E extends Event> List<E> events(String stream, Class<E> type) {
        return stream(stream).stream()
                .map(LoggedEvent::event)
                .flatMap(event -> type.isInstance(event) ? Stream.of(type.cast(event)) : Stream.empty())
                .toList();
    }

    public long head() {
        return context.getBean(EventLog.class).head();
    }

    public HttpResponse<String> post(String path, String key, String json, String... headers) {
        return send("POST", path, key, json, headers);
    }

    public HttpResponse<String> patch(String path, String key, String json) {
        return send("PATCH", path, key, json);
    }

    public HttpResponse<String> delete(String path, String key) {
        return send("DELETE", path, key, null);
    }

    /// A POST of any bytes.
    ///
    /// @param headers names and values in turns
    public HttpResponse<String> sendBytes(String path, String key, byte[] body, String... headers) {
        return exchange(path, key, "POST", BodyPublishers.ofByteArray(body), headers);
    }

    /// @param headers names and values in turns
    public HttpResponse<String> send(String method, String path, String key, @Nullable String json, String... headers) {
        var body = json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
        return exchange(path, key, method, body, json == null ? headers : withJson(headers));
    }

    /// Content-Type first, so that a test may send its own.
    private static String[] withJson(String... headers) {
        return Stream.concat(
                        List.of(headers).contains("Content-Type")
                                ? Stream.empty()
                                : Stream.of("Content-Type", "application/json"),
                        Stream.of(headers))
                .toArray(String[]::new);
    }

    private HttpResponse<String> exchange(
            String path, String key, String method, BodyPublisher body, String... headers) {
        var port = Objects.requireNonNull(context.getWebServer()).getPort();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                .header("Authorization", "Bearer " + key)
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    public static JsonNode json(HttpResponse<String> response) {
        return WireJson.mapper().readTree(response.body());
    }
}
