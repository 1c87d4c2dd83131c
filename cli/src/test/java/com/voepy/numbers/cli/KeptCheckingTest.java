package com.voepy.numbers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.evidence.Checkpoint;
import com.voepy.numbers.evidence.Hash;
import com.voepy.numbers.evidence.SigningKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// A log of three events that had one when somebody kept its checkpoint.
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeptCheckingTest {

    private static final String ORIGIN = "numbers.example/log";
    private static final Hash FIRST = Hash.ofLeaf(new byte[] {1});
    private static final Hash SECOND = Hash.ofLeaf(new byte[] {2});
    private static final Hash THIRD = Hash.ofLeaf(new byte[] {3});
    private static final Hash ROOT = Hash.ofNode(Hash.ofNode(FIRST, SECOND), THIRD);

    private final SigningKey key = new SigningKey(ORIGIN, new byte[SigningKey.SEED_BYTES]);
    private final Server server = new Server();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_log_that_has_grown_from_what_was_kept_is_verified_here() throws Exception {
        server.answers(200, newest(ROOT)).answers(200, proof(SECOND, THIRD));
        var run = check("--verifier-key", key.verifier().toString());

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("verified: numbers.example/log has grown from all 2 checkpoints that you kept")
                .contains("up to its checkpoint at event 3, root " + ROOT)
                .doesNotContain("own word");
        assertThat(server.requests())
                .extracting(Server.Request::target)
                .containsExactly("/v1/checkpoints/latest", "/v1/checkpoints/3/consistency?from=1");
    }

    @Test
    void a_log_that_was_written_anew_with_the_true_key_is_not() throws Exception {
        var forged = Hash.ofNode(Hash.ofNode(THIRD, SECOND), THIRD);
        server.answers(200, newest(forged)).answers(200, proof(SECOND, THIRD));
        var run = check();

        assertThat(run.exit()).isEqualTo(Exit.NOT_VERIFIED.code());
        assertThat(run.out().lines())
                .containsExactly(
                        "No proof leads from the checkpoint at event 1 to the log of 3 events: something up to event 1 was"
                                + " changed, or the proof is none.",
                        "No proof leads from the checkpoint at event 3 to the log of 3 events: something up to event 3 was"
                                + " changed, or the proof is none.");
        assertThat(run.err()).contains("NOT VERIFIED: 2 findings");
    }

    @Test
    void programs_are_told_as_json_what_a_forged_proof_leads_to() throws Exception {
        server.answers(200, newest(ROOT)).answers(200, "{\"hashes\": [\"forged\"]}");
        var run = check("--json");

        assertThat(run.exit()).isEqualTo(Exit.NOT_VERIFIED.code());
        var json = JsonMapper.shared().readTree(run.out());
        assertThat(json.at("/verified").asBoolean()).isFalse();
        assertThat(json.at("/kept").asInt()).isEqualTo(2);
        assertThat(json.at("/grown_from").asInt()).isEqualTo(1);
        assertThat(json.at("/findings/0/type").asString()).isEqualTo("not_grown");
    }

    @Test
    void a_newest_checkpoint_of_another_key_is_none_and_a_file_without_checkpoints_is_wrong_usage() throws Exception {
        var other = new SigningKey(ORIGIN, "another key, of thirty-two bytes".getBytes(StandardCharsets.US_ASCII));
        server.answers(200, newest(ROOT));
        var run = check("--verifier-key", other.verifier().toString());
        assertThat(run.exit()).isEqualTo(Exit.NOT_VERIFIED.code());
        assertThat(run.err()).contains("NOT VERIFIED: the log's newest checkpoint: it is not signed with the key of");

        Files.writeString(directory.resolve("empty"), "");
        assertThat(Run.of(
                                server,
                                "evidence",
                                "kept",
                                "--checkpoints",
                                directory.resolve("empty").toString())
                        .exit())
                .isEqualTo(Exit.USAGE.code());
        assertThat(Run.of(server, "evidence", "kept").exit()).isEqualTo(Exit.USAGE.code());
        assertThat(server.requests()).hasSize(1);
    }

    /// With the checkpoints of one event and of all three, as webhooks bear them.
    private Run check(String... more) throws Exception {
        var file = directory.resolve("kept");
        Files.writeString(file, base64(note(1, FIRST)) + "\n" + base64(note(3, ROOT)) + "\n");
        var line = new String[more.length + 4];
        line[0] = "evidence";
        line[1] = "kept";
        line[2] = "--checkpoints";
        line[3] = file.toString();
        System.arraycopy(more, 0, line, 4, more.length);
        return Run.of(server, line);
    }

    private String newest(Hash root) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("size", 3)
                .put("verifier_key", key.verifier().toString())
                .put("note", note(3, root))
                .toString();
    }

    private static String proof(Hash... hashes) {
        var json = JsonMapper.shared().createObjectNode();
        var array = json.putArray("hashes");
        for (var hash : hashes) {
            array.add(hash.toString());
        }
        return json.toString();
    }

    private String note(long size, Hash root) {
        return new Checkpoint(ORIGIN, size, root).signedBy(key);
    }

    private static String base64(String note) {
        return Base64.getEncoder().encodeToString(note.getBytes(StandardCharsets.UTF_8));
    }
}
