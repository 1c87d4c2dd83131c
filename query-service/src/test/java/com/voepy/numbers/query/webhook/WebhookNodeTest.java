package com.voepy.numbers.query.webhook;

import static com.voepy.numbers.query.testing.Fixture.CONNECTION;
import static com.voepy.numbers.query.testing.Fixture.KEY;
import static com.voepy.numbers.query.testing.Fixture.NUMBER;
import static com.voepy.numbers.query.testing.Fixture.NUMBER_ID;
import static com.voepy.numbers.query.testing.Fixture.ORDER;
import static com.voepy.numbers.query.testing.Fixture.STRANGERS_KEY;
import static com.voepy.numbers.query.testing.Fixture.TENANT;
import static com.voepy.numbers.query.webhook.Bench.BOX;
import static com.voepy.numbers.query.webhook.Bench.OTHER_SUBSCRIPTION;
import static com.voepy.numbers.query.webhook.Bench.SECRET;
import static com.voepy.numbers.query.webhook.Bench.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.events.PhoneNumberEvent.NumberActivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberConfigured;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettings;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookSubscriptionCreated;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookSubscriptionDeleted;
import com.voepy.numbers.evidence.Checkpoint;
import com.voepy.numbers.evidence.Hash;
import com.voepy.numbers.evidence.Proofs;
import com.voepy.numbers.evidence.VerifierKey;
import com.voepy.numbers.kernel.WebhookType;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.query.testing.Fixture;
import com.voepy.numbers.query.testing.QueryNode;
import com.voepy.numbers.query.testing.TestLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// The whole query service: from an event in the log to a request at a receiver.
@DisplayNameGeneration(ReplaceUnderscores.class)
class WebhookNodeTest {

    @Test
    void a_change_of_a_number_reaches_its_subscribers_as_the_resource_it_then_was() throws Exception {
        var database = TestDatabase.create();
        var log = new TestLog(database);
        log.append(Fixture.born());
        try (var receiver = new Receiver();
                var ofConnection = new Receiver();
                var node = QueryNode.start(database, Map.of("numbers.webhooks.allow-private", true))) {
            log.append(
                    subscription(SUBSCRIPTION, receiver.url(), null),
                    subscription(OTHER_SUBSCRIPTION, ofConnection.url(), CONNECTION));
            log.append(
                    Fixture.ordered(TENANT, NUMBER, 1),
                    new NumberActivated(NUMBER, TENANT, NUMBER_ID, ORDER),
                    new NumberConfigured(
                            NUMBER, TENANT, NUMBER_ID, 1, NumberSettings.initial("front desk", CONNECTION)));
            await().until(() -> receiver.received.size() == 2 && ofConnection.received.size() == 1);

            for (var received : receiver.received) {
                received.verify(SECRET);
            }
            var activated = WireJson.mapper().readTree(receiver.bodies().get(0));
            assertThat(activated.get("type").asString()).isEqualTo("number.activated");
            assertThat(activated.get("connection_id").isNull()).isTrue();
            assertThat(activated.at("/data/status").asString()).isEqualTo("active");
            assertThat(activated.at("/data/customer_reference").isNull()).isTrue();
            var updated = WireJson.mapper().readTree(receiver.bodies().get(1));
            assertThat(updated.get("type").asString()).isEqualTo("number.updated");
            assertThat(updated.get("connection_id").asString()).isEqualTo(CONNECTION.toString());
            assertThat(updated.get("data")).isEqualTo(node.json("/v1/numbers/" + NUMBER_ID, KEY));

            shows(node);
            log.append(new WebhookSubscriptionDeleted(SUBSCRIPTION, TENANT));
            assertThat(node.get("/v1/webhooks/" + SUBSCRIPTION, KEY).statusCode())
                    .isEqualTo(404);
            assertThat(node.json("/v1/webhooks", KEY).get("data")).hasSize(1);
        }
    }

    private static void shows(QueryNode node) {
        var list = node.json("/v1/webhooks", KEY).get("data");
        assertThat(list.valueStream().map(one -> one.get("id").asString()))
                .containsExactly(OTHER_SUBSCRIPTION.toString(), SUBSCRIPTION.toString());
        var one = node.get("/v1/webhooks/" + SUBSCRIPTION, KEY);
        assertThat(one.body()).doesNotContain("secret");
        var tag = one.headers().firstValue("ETag").orElseThrow();
        assertThat(node.get("/v1/webhooks/" + SUBSCRIPTION, KEY, "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
        assertThat(node.get("/v1/webhooks/" + SUBSCRIPTION, STRANGERS_KEY).statusCode())
                .isEqualTo(404);
        await().until(() -> node.json("/v1/webhook-deliveries?status=delivered", KEY)
                        .at("/meta/count")
                        .asInt()
                == 3);
        var deliveries = node.json("/v1/webhook-deliveries?type=number.updated&subscription_id=" + SUBSCRIPTION, KEY);
        assertThat(deliveries.at("/data/0/attempts/0/response_status").asInt()).isEqualTo(204);
        assertThat(deliveries.at("/data/0/attempts/0/status").asString()).isEqualTo("succeeded");
        var id = deliveries.at("/data/0/id").asString();
        assertThat(node.json("/v1/webhook-deliveries/" + id, KEY)
                        .at("/payload/id")
                        .asString())
                .isEqualTo(id);
        assertThat(node.get("/v1/webhook-deliveries/" + id, STRANGERS_KEY).statusCode())
                .isEqualTo(404);
        assertThat(node.json("/v1/webhook-deliveries", STRANGERS_KEY).get("data"))
                .isEmpty();
        assertThat(node.get("/v1/webhook-deliveries?type=number.sold", KEY).statusCode())
                .isEqualTo(422);
    }

    @Test
    void each_attempt_brings_the_newest_checkpoint_for_its_receiver_to_keep() throws Exception {
        var database = TestDatabase.create();
        var log = new TestLog(database);
        log.append(Fixture.born());
        var settings =
                Map.<String, Object>of("numbers.webhooks.allow-private", true, "numbers.evidence.interval", "100ms");
        try (var receiver = new Receiver();
                var node = QueryNode.start(database, settings)) {
            log.append(subscription(SUBSCRIPTION, receiver.url(), null));
            log.append(Fixture.ordered(TENANT, NUMBER, 1), new NumberActivated(NUMBER, TENANT, NUMBER_ID, ORDER));
            await().until(() -> receiver.received.size() == 1);
            var verifier = VerifierKey.parse(
                    node.json("/v1/checkpoints/latest", KEY).at("/verifier_key").asString());
            var kept = checkpoint(receiver.received.getFirst(), verifier);
            assertThat(node.json("/v1/checkpoints/" + kept.size(), KEY)
                            .at("/root")
                            .asString())
                    .isEqualTo(kept.root().toString());

            await().until(() -> {
                log.append(new NumberConfigured(
                        NUMBER, TENANT, NUMBER_ID, 1, NumberSettings.initial("front desk", CONNECTION)));
                return receiver.received.size() > 1
                        && checkpoint(receiver.received.getLast(), verifier).size() > kept.size();
            });

            var later = checkpoint(receiver.received.getLast(), verifier);
            var proof = node.json("/v1/checkpoints/%d/consistency?from=%d".formatted(later.size(), kept.size()), KEY)
                    .at("/hashes")
                    .valueStream()
                    .map(hash -> Hash.ofBase64(hash.asString()))
                    .toList();
            assertThat(Proofs.grows(kept.size(), kept.root(), later.size(), later.root(), proof))
                    .isTrue();
        }
    }

    private static Checkpoint checkpoint(Receiver.Received received, VerifierKey verifier) {
        var note = Base64.getDecoder().decode(received.header("voepy-checkpoint"));
        return Checkpoint.verified(new String(note, StandardCharsets.UTF_8), verifier);
    }

    @Test
    void every_type_of_the_catalogue_is_in_the_documentation() throws Exception {
        var text = Files.readString(Path.of("../docs/webhooks.md"));
        for (var type : WebhookType.values()) {
            assertThat(text).contains("`%s`".formatted(type.wireName()));
        }
    }

    private static WebhookSubscriptionCreated subscription(UUID id, String url, @Nullable UUID connection) {
        return new WebhookSubscriptionCreated(
                id, TENANT, url, List.of("number.activated", "number.updated"), connection, true, BOX.seal(SECRET));
    }
}
