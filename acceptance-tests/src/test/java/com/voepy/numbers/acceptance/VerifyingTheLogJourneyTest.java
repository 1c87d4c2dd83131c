package com.voepy.numbers.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.acceptance.platform.CommandLine;
import com.voepy.numbers.acceptance.platform.Intruder;
import com.voepy.numbers.acceptance.platform.Orders;
import com.voepy.numbers.acceptance.platform.Platform;
import com.voepy.numbers.acceptance.platform.Platforms;
import com.voepy.numbers.acceptance.platform.Tenant;
import com.voepy.numbers.acceptance.platform.WebhookReceiver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An auditor checks everything on a machine of their own, with what a receiver of webhooks has kept.
@DisplayNameGeneration(ReplaceUnderscores.class)
class VerifyingTheLogJourneyTest {

    private static final int NOT_VERIFIED = 12;

    private final Platform platform = Platforms.shared();
    private final Tenant tenant = Tenant.with(platform, 1_000);
    private final Intruder intruder = new Intruder(platform);

    @TempDir
    private Path directory;

    @Test
    void what_is_done_to_the_log_behind_its_back_is_named_on_the_command_line() throws Exception {
        // Whose reads the log has sealed, it has to show.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Tenant.operator(platform)
                        .get("/v1/audit/events?type=AuditReadsSealed&limit=1")
                        .text()
                        .contains("last_hash"));

        // What happened a moment ago is in a checkpoint once somebody wants evidence of it.
        Tenant.operator(platform)
                .get("/v1/audit/evidence?type=BalanceCredited&tenant_id=" + tenant.id())
                .expect(200);
        var kept = directory.resolve("kept.txt");
        Files.writeString(kept, checkpointOfAWebhook() + "\n");
        var events = Tenant.operator(platform).get("/v1/audit/events?type=BalanceCredited&tenant_id=" + tenant.id());
        var position = events.expect(200).json().at("/data/0/position").asLong();

        var sound = verify(kept, "--json").expect(0).json();
        assertThat(sound.at("/verified").asBoolean()).isTrue();
        assertThat(sound.at("/kept").asInt()).isEqualTo(1);
        assertThat(sound.at("/events").asLong()).isGreaterThan(position);
        assertThat(sound.at("/reads").asLong()).isPositive();

        var event = "position = " + position;
        var change = "UPDATE log.event SET payload = jsonb_set(payload, '{amount_cents}', '999999') WHERE " + event;
        assertThat(intruder.meanwhile("log.event", event, change, () -> verify(kept))
                        .expect(NOT_VERIFIED)
                        .out())
                .startsWith("Event %d was changed".formatted(position));
        assertThat(intruder.meanwhile("log.event", event, "DELETE FROM log.event WHERE " + event, () -> verify(kept))
                        .expect(NOT_VERIFIED)
                        .out())
                .startsWith("Event %d is missing".formatted(position));
        var read = "sequence = " + sound.at("/reads").asLong();
        assertThat(intruder.meanwhile(
                                "audit.read",
                                read,
                                "UPDATE audit.read SET actor = 'nobody' WHERE " + read,
                                () -> verify(kept))
                        .expect(NOT_VERIFIED)
                        .out())
                .contains("Read %d was changed".formatted(sound.at("/reads").asLong()));

        verify(kept).expect(0);
        var grown = new CommandLine(platform, tenant.apiKey(), directory)
                .run("evidence", "kept", "--checkpoints", kept.toString());
        assertThat(grown.expect(0).out()).contains("has grown from all 1 checkpoints that you kept");
    }

    private String checkpointOfAWebhook() {
        try (var receiver = WebhookReceiver.start()) {
            tenant.client().post("/v1/webhooks", Map.of("url", receiver.url())).expect(201);
            Orders.activeNumber(tenant.client());
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !receiver.deliveries().isEmpty());
            return receiver.deliveries()
                    .getFirst()
                    .headers()
                    .firstValue("voepy-checkpoint")
                    .orElseThrow();
        }
    }

    /// The operator's first key is an auditor's as well.
    private CommandLine.Ended verify(Path kept, String... more) {
        var line = new String[more.length + 4];
        line[0] = "log";
        line[1] = "verify";
        line[2] = "--checkpoints";
        line[3] = kept.toString();
        System.arraycopy(more, 0, line, 4, more.length);
        return new CommandLine(platform, platform.operatorKey(), directory).run(line);
    }
}
