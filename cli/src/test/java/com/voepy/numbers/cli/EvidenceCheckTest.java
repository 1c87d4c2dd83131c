package com.voepy.numbers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.evidence.BundleWriter;
import com.voepy.numbers.evidence.Checkpoint;
import com.voepy.numbers.evidence.Frontier;
import com.voepy.numbers.evidence.Hash;
import com.voepy.numbers.evidence.SigningKey;
import com.voepy.numbers.evidence.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EvidenceCheckTest {

    private static final byte[] EVENT =
            "{\"position\":1,\"sequence\":0,\"stream\":\"balance/1\"}".getBytes(StandardCharsets.UTF_8);

    private final SigningKey key = new SigningKey("numbers.example/log", new byte[SigningKey.SEED_BYTES]);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private Path bundle;

    @BeforeEach
    void pack() throws IOException {
        bundle = directory.resolve("evidence.zip");
        var frontier = new Frontier();
        frontier.add(Hash.ofLeaf(EVENT));
        var note = new Checkpoint("numbers.example/log", 1, frontier.root()).signedBy(key);
        try (var out = Files.newOutputStream(bundle)) {
            BundleWriter.write(
                    out,
                    List.of(new BundleWriter.Event(1, EVENT)),
                    new Tree((level, index) -> Hash.ofLeaf(EVENT)),
                    1,
                    note,
                    key,
                    "a report".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void a_bundle_is_verified_without_a_server_or_a_key() {
        var run = verify();

        assertThat(run.exit()).isEqualTo(Exit.OK.code());
        assertThat(run.out())
                .contains("verified: 1 events of numbers.example/log", "the bundle's own word")
                .contains("report.pdf is signed with the same key");
        assertThat(verify("--verifier-key", key.verifier().toString()).out()).doesNotContain("own word");
    }

    @Test
    void what_is_none_is_named_and_ends_with_a_code_of_its_own() throws IOException {
        var other = new SigningKey(
                "numbers.example/log", "another key, of thirty-two bytes".getBytes(StandardCharsets.US_ASCII));
        var run = verify("--verifier-key", other.verifier().toString());
        assertThat(run.exit()).isEqualTo(Exit.NOT_VERIFIED.code());
        assertThat(run.err()).isEqualTo("NOT VERIFIED: log.vkey: it is not the key that you trust\n");

        Files.writeString(bundle, "hello");
        assertThat(verify().exit()).isEqualTo(Exit.NOT_VERIFIED.code());
    }

    @Test
    void a_bundle_that_was_cut_is_none_wherever_it_was_cut() throws IOException {
        var whole = Files.readAllBytes(bundle);
        for (var length = 0; length < whole.length; length += 7) {
            Files.write(bundle, Arrays.copyOf(whole, length));
            var run = verify();
            assertThat(run.exit()).as("cut at %d", length).isEqualTo(Exit.NOT_VERIFIED.code());
            assertThat(run.err()).startsWith("NOT VERIFIED: the archive");
        }
    }

    @Test
    void a_file_that_is_not_there_and_a_key_that_is_none_are_wrong_usage() throws IOException {
        assertThat(verify("--verifier-key", "a+b").exit()).isEqualTo(Exit.USAGE.code());
        Files.delete(bundle);
        assertThat(verify().exit()).isEqualTo(Exit.USAGE.code());
    }

    private Run verify(String... more) {
        var line = new String[more.length + 3];
        line[0] = "evidence";
        line[1] = "verify";
        line[2] = bundle.toString();
        System.arraycopy(more, 0, line, 3, more.length);
        return Run.of(new Surroundings(Map.of(), null, false), "", line);
    }
}
