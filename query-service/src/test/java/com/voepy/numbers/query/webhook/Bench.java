package com.voepy.numbers.query.webhook;

import com.voepy.numbers.events.Event;
import com.voepy.numbers.events.PhoneNumberEvent.NumberActivated;
import com.voepy.numbers.events.WebhookSubscriptionEvent;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookSecretRotated;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookSubscriptionCreated;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookSubscriptionUpdated;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.EventMetadata;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.kit.outbound.WebhookTargets;
import com.voepy.numbers.kit.privacy.PrivacySchema;
import com.voepy.numbers.kit.privacy.SubjectVault;
import com.voepy.numbers.kit.privacy.Unsealer;
import com.voepy.numbers.kit.security.SecretBox;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.query.projection.Changed;
import com.voepy.numbers.query.projection.ViewSchema;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The webhook side of a query node on a real database, its clock in the test's hand.
final class Bench implements AutoCloseable {

    static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
    static final UUID TENANT = UUID.fromString("7e000000-0000-4000-8000-000000000001");
    static final UUID SUBSCRIPTION = UUID.fromString("50000000-0000-4000-8000-000000000001");
    static final UUID OTHER_SUBSCRIPTION = UUID.fromString("50000000-0000-4000-8000-000000000002");
    static final UUID NUMBER = UUID.fromString("40000000-0000-4000-8000-000000000001");
    static final UUID CONNECTION = UUID.fromString("c0000000-0000-4000-8000-000000000001");
    static final String SECRET =
            "whsec_" + Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes());
    static final String NEW_SECRET =
            "whsec_" + Base64.getEncoder().encodeToString("fedcba9876543210fedcba9876543210".getBytes());
    static final SecretBox BOX = new SecretBox(Base64.getEncoder().encodeToString(new byte[32]));

    private final List<Runnable> toClose = new ArrayList<>();
    final TestDatabase database = TestDatabase.create();
    final DataSource dataSource = pool();
    final JdbcClient jdbc = JdbcClient.create(dataSource);
    final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final long start = System.nanoTime();
    private volatile boolean ticking;
    final InstantSource clock = this::read;
    final Map<UUID, Long> sequences = new HashMap<>();
    final SubjectVault vault = new SubjectVault(dataSource, BOX, clock);
    final Unsealer unsealer = new Unsealer(vault);
    private long position;

    /// One node: what writes the queue, and what sends from it.
    record Node(
            TransactionTemplate transaction,
            WebhookProjection projection,
            WebhookScheduler scheduler,
            WebhookClient client) {}

    Bench() {
        ViewSchema.migrate(dataSource);
        PrivacySchema.migrate(dataSource);
    }

    static WebhookProperties properties() {
        return new WebhookProperties(
                List.of(
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        Duration.ofHours(5),
                        Duration.ofHours(10),
                        Duration.ofHours(14),
                        Duration.ofHours(20),
                        Duration.ofHours(24)),
                Duration.ofSeconds(2),
                Duration.ofMillis(20),
                Duration.ofSeconds(1),
                32,
                8);
    }

    /// A node of this database that may call loopback, not started.
    Node node() {
        return node(dataSource, SystemDefaultDnsResolver.INSTANCE, new WebhookTargets(true));
    }

    Node node(DataSource data, DnsResolver names, WebhookTargets targets) {
        var client = JdbcClient.create(data);
        var schema = new ViewSchema(data);
        var transaction = new TransactionTemplate(new JdbcTransactionManager(data));
        var subscriptions = new Subscriptions(client, schema);
        var deliveries = new Deliveries(client, schema);
        var timers = new Timers(data, schema);
        var queue = new WebhookQueue(deliveries, timers, clock);
        var properties = properties();
        var http = new WebhookClient(
                new FilteringDnsResolver(names, targets), properties.timeout(), properties.threads(), clock);
        var saga = new DeliverySaga(
                transaction,
                subscriptions,
                deliveries,
                new Attempts(client, schema),
                queue,
                timers,
                http,
                BOX,
                unsealer,
                Optional::empty,
                new RetrySchedule(properties.retrySchedule(), () -> 0),
                clock);
        return new Node(
                transaction,
                new WebhookProjection(subscriptions, deliveries, queue, timers, clock),
                new WebhookScheduler(data, saga, timers, properties, clock),
                http);
    }

    /// A node that sends, until the test is over.
    Node started() {
        return started(node());
    }

    Node started(Node node) {
        node.scheduler().start();
        toClose.add(node.scheduler()::stop);
        toClose.add(node.client()::close);
        return node;
    }

    /// Projects an event as the projector does, in one transaction.
    LoggedEvent project(Node node, WebhookSubscriptionEvent event) {
        var sequence = sequences.merge(event.subscriptionId(), 0L, (before, _) -> before + 1);
        var logged = logged(Streams.webhook(event.subscriptionId()), sequence, event);
        project(node, logged);
        return logged;
    }

    void project(Node node, LoggedEvent logged) {
        node.transaction().executeWithoutResult(_ -> {
            var batch = node.projection().begin(List.of(logged));
            batch.apply(logged);
            batch.flush();
        });
    }

    /// Announces a change of a number, as the projection of numbers would.
    Changed change(Node node, UUID number, @Nullable UUID connection, String reference) {
        return change(node, number, connection, Map.of("customer_reference", reference));
    }

    Changed change(Node node, UUID number, Map<String, Object> resource) {
        return change(node, number, null, resource);
    }

    private Changed change(Node node, UUID number, @Nullable UUID connection, Map<String, ?> resource) {
        var change = new Changed(
                logged(
                        "number/+15125550100",
                        position,
                        new NumberActivated(new E164("+15125550100"), TENANT, number, new UUID(0, 1))),
                number,
                TENANT,
                connection,
                resource);
        project(node, change);
        return change;
    }

    void project(Node node, Changed change) {
        node.transaction().executeWithoutResult(_ -> {
            var batch = node.projection().begin(List.of(change.cause()));
            batch.changed(change);
            batch.flush();
        });
    }

    LoggedEvent logged(String stream, long sequence, Event event) {
        var metadata = new EventMetadata(TENANT, null, null, null, null, null);
        return new LoggedEvent(++position, stream, sequence, "Test", UUID.randomUUID(), now.get(), event, metadata);
    }

    static WebhookSubscriptionCreated created(UUID id, String url) {
        return created(id, url, List.of("*"), null);
    }

    static WebhookSubscriptionCreated created(UUID id, String url, List<String> types, @Nullable UUID connection) {
        return new WebhookSubscriptionCreated(id, TENANT, url, types, connection, true, BOX.seal(SECRET));
    }

    static WebhookSubscriptionUpdated updated(UUID id, String url, boolean enabled) {
        return new WebhookSubscriptionUpdated(id, TENANT, url, List.of("*"), null, enabled);
    }

    static WebhookSecretRotated rotated(UUID id, Instant previousValidUntil) {
        return new WebhookSecretRotated(id, TENANT, BOX.seal(NEW_SECRET), previousValidUntil);
    }

    /// From now on time passes by itself, too.
    void tick() {
        ticking = true;
    }

    private Instant read() {
        return ticking ? now.get().plusNanos(System.nanoTime() - start) : now.get();
    }

    void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    /// `status` of the deliveries to a subscription, in their order.
    List<String> statuses(UUID subscription) {
        return jdbc.sql("SELECT status FROM view.webhook_delivery WHERE subscription_id = :id ORDER BY queued")
                .param("id", subscription)
                .query((row, _) -> row.getString(1))
                .list();
    }

    int count(String table) {
        return jdbc.sql("SELECT count(*) FROM view." + table)
                .query(Integer.class)
                .single();
    }

    private DataSource pool() {
        var pool = DataSourceBuilder.create()
                .url(database.url())
                .username(database.user())
                .password(database.password())
                .build();
        if (pool instanceof AutoCloseable closeable) {
            toClose.add(() -> close(closeable));
        }
        return pool;
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException("cannot close " + closeable, e);
        }
    }

    @Override
    public void close() {
        toClose.reversed().forEach(Runnable::run);
    }
}
