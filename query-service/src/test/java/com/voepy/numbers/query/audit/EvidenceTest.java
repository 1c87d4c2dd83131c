package com.voepy.numbers.query.audit;

import static com.voepy.numbers.query.testing.Fixture.NUMBER;
import static com.voepy.numbers.query.testing.Fixture.STRANGER;
import static com.voepy.numbers.query.testing.Fixture.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.events.BalanceEvent.BalanceCredited;
import com.voepy.numbers.evidence.Bundle;
import com.voepy.numbers.evidence.SigningKey;
import com.voepy.numbers.kit.log.EventMetadata;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.query.evidence.Bundles;
import com.voepy.numbers.query.testing.Fixture;
import com.voepy.numbers.query.testing.QueryNode;
import com.voepy.numbers.query.testing.TestLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EvidenceTest {

    private final TestDatabase database = TestDatabase.create();
    private final TestLog log = new TestLog(database);

    @SuppressWarnings("NullAway.Init")
    private QueryNode node;

    @BeforeEach
    void start() {
        log.append(Fixture.born());
        log.append(by(TENANT, "system:fulfil-order"), Fixture.ordered(TENANT, NUMBER, 1));
        log.append(by(STRANGER, "key-1"), Fixture.ordered(STRANGER, NUMBER, 2));
        node = QueryNode.start(database, Map.of("numbers.evidence.interval", "1h"));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void a_bundle_of_the_latest_events_is_verified_by_its_key() throws IOException {
        var head = log.log().head();
        var zip = node.bean(Bundles.class)
                .of(LongStream.rangeClosed(1, head).boxed().toList());

        var bundle = Bundle.verified(
                new ByteArrayInputStream(zip), node.bean(SigningKey.class).verifier());

        assertThat(bundle.events()).isEqualTo((int) head);
        assertThat(bundle.gaps()).isEmpty();
        assertThat(bundle.report()).isEqualTo(Bundle.Report.PROVED);
        assertThat(bundle.checkpoints()).hasSize(1).allMatch(checkpoint -> checkpoint.size() == head);
    }

    @Test
    void the_report_says_who_by_role_what_and_when_and_the_hash_of_each_event() throws IOException {
        var head = log.log().head();
        var zip = node.bean(Bundles.class)
                .of(LongStream.rangeClosed(1, head).boxed().toList());

        try (var document = Loader.loadPDF(file(zip, "report.pdf"))) {
            var text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains("Evidence from an event log", "Customer A: payload.tenant_id of event")
                    .contains("About Customer A; done by the platform itself (fulfil order).")
                    .contains("About Customer B; done by Customer B with API key 1.")
                    .contains("Number ordered", "number/" + NUMBER.value())
                    .doesNotContain(TENANT.toString(), STRANGER.toString(), "Yourco", "key-1", "hash: ");
            assertThat(text.split("About ")).hasSize((int) head + 1);
        }
    }

    @Test
    void another_implementation_in_another_language_agrees(@TempDir Path directory) throws Exception {
        var zip = node.bean(Bundles.class)
                .of(LongStream.rangeClosed(1, log.log().head()).boxed().toList());
        var key = node.bean(SigningKey.class).verifier().toString();

        assertThat(python(directory, zip, "--key", key))
                .startsWith("verified: %d events".formatted(log.log().head()));
        assertThat(python(directory, zip)).contains("the bundle's own word");

        var changed = zip.clone();
        // Somewhere in the middle of what the events were packed into.
        changed[zip.length / 2] ^= 1;
        assertThat(python(directory, changed, "--key", key)).startsWith("NOT VERIFIED");
    }

    @Test
    void ten_thousand_events_fit() throws IOException {
        log.append(IntStream.range(0, Bundles.EVENTS_MAX)
                .mapToObj(i -> new BalanceCredited(TENANT, 100, 100, "wire-" + i))
                .toArray(BalanceCredited[]::new));
        var positions = LongStream.rangeClosed(1, Bundles.EVENTS_MAX).boxed().toList();

        var bundle = Bundle.verified(
                new ByteArrayInputStream(node.bean(Bundles.class).of(positions)), null);

        assertThat(bundle.events()).isEqualTo(Bundles.EVENTS_MAX);
    }

    private static EventMetadata by(UUID tenantId, String actor) {
        return new EventMetadata(tenantId, actor, "req-1", null, null, null);
    }

    private static String python(Path directory, byte[] zip, String... more) throws Exception {
        var file = Files.write(directory.resolve("bundle.zip"), zip);
        var command = new ArrayList<String>();
        command.add("python3");
        command.add(Path.of("..", "docs", "verify", "verify_evidence.py").toString());
        command.add(file.toString());
        command.addAll(List.of(more));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private static byte[] file(byte[] zip, String name) throws IOException {
        try (var files = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return files.readAllBytes();
                }
            }
        }
        throw new AssertionError(name);
    }
}
