package com.voepy.numbers.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.acceptance.platform.CommandLine;
import com.voepy.numbers.acceptance.platform.Directories;
import com.voepy.numbers.acceptance.platform.Orders;
import com.voepy.numbers.acceptance.platform.Platform;
import com.voepy.numbers.acceptance.platform.Platforms;
import com.voepy.numbers.acceptance.platform.Stock;
import com.voepy.numbers.acceptance.platform.Tenant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A customer keeps a checkpoint, an auditor hands out evidence, and a stranger believes neither and verifies.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProvingTheLogJourneyTest {

    private static final int NOT_VERIFIED = 12;

    /// The log is anchored every ten seconds.
    private static final Duration ANCHORED_MAX = Duration.ofSeconds(60);

    private final Platform platform = Platforms.shared();
    private final Tenant tenant = Tenant.with(platform, 1_000);

    @TempDir
    private Path directory;

    @Test
    void the_events_of_a_number_are_proved_to_whoever_asks_and_a_changed_bit_is_found() throws Exception {
        var number = Orders.activeNumber(tenant.client());
        // The operator's first key is an auditor's as well.
        var auditor = new CommandLine(platform, platform.operatorKey(), directory);
        var bundle = directory.resolve("evidence.zip");

        auditor.run("audit", "evidence", "--phone-number", number.at("/e164").asString(), "--output", bundle.toString())
                .expect(0);
        var key = tenant.client().get("/v1/checkpoints/latest").expect(200).at("/verifier_key");

        var verify = new String[] {"evidence", "verify", bundle.toString(), "--verifier-key", key};
        assertThat(auditor.run(verify).expect(0).out())
                .startsWith("verified: ")
                .contains("report.pdf is signed with the same key")
                .isEqualTo(python(bundle, key));

        changeABit(bundle);
        var named = auditor.run(verify).expect(NOT_VERIFIED).err();
        assertThat(named).startsWith("NOT VERIFIED: ").doesNotContain("packed", "archive");
        assertThat(python(bundle, key)).isEqualTo(named);
    }

    /// In the middle of the events, packed again as bundles are: it is the events that are to give it away.
    private static void changeABit(Path bundle) throws IOException {
        var changed = new ByteArrayOutputStream();
        try (var from = new ZipInputStream(Files.newInputStream(bundle));
                var to = new ZipOutputStream(changed)) {
            for (var file = from.getNextEntry(); file != null; file = from.getNextEntry()) {
                var bytes = from.readAllBytes();
                if (file.getName().equals("events.jsonl")) {
                    bytes[bytes.length / 2] ^= 1;
                }
                var copy = new ZipEntry(file.getName());
                copy.setTimeLocal(file.getTimeLocal());
                to.putNextEntry(copy);
                to.write(bytes);
            }
        }
        Files.write(bundle, changed.toByteArray());
    }

    @Test
    void the_log_shows_that_it_has_grown_from_the_checkpoint_that_a_customer_kept() {
        var client = tenant.client();
        var kept = await().atMost(ANCHORED_MAX)
                .until(() -> client.get("/v1/checkpoints/latest"), answer -> answer.status() == 200)
                .json();
        var before = kept.at("/size").asLong();
        Orders.order(client, Stock.number());

        var after = await().atMost(ANCHORED_MAX)
                .until(
                        () -> client.get("/v1/checkpoints/latest").expect(200).json(),
                        latest -> latest.at("/size").asLong() > before);

        var proof = client.get("/v1/checkpoints/%d/consistency?from=%d"
                        .formatted(after.at("/size").asLong(), before))
                .expect(200);
        assertThat(proof.json().at("/hashes")).isNotEmpty();
        assertThat(client.get("/v1/checkpoints/" + before).expect(200).json()).isEqualTo(kept);
        assertThat(kept.at("/note").asString())
                .startsWith("%s\n%d\n%s\n\n— "
                        .formatted(
                                kept.at("/origin").asString(),
                                before,
                                kept.at("/root").asString()));
    }

    @Test
    void tenants_get_no_evidence_and_auditors_say_of_what() {
        tenant.client().get("/v1/audit/evidence?type=NumberOrdered").expect(403);
        assertThat(Tenant.operator(platform)
                        .get("/v1/audit/evidence")
                        .expect(422)
                        .at("/errors/0/code"))
                .isEqualTo("required");
    }

    private static String python(Path bundle, String key) throws Exception {
        var process = new ProcessBuilder(
                        "python3",
                        Directories.ofRepository("docs/verify/verify_evidence.py")
                                .toString(),
                        bundle.toString(),
                        "--key",
                        key)
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
