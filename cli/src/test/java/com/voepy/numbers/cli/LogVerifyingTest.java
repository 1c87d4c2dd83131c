package com.voepy.numbers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.evidence.Checkpoint;
import com.voepy.numbers.evidence.Frontier;
import com.voepy.numbers.evidence.Hash;
import com.voepy.numbers.evidence.ReadChain;
import com.voepy.numbers.evidence.SigningKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LogVerifyingTest {

    private static final String ORIGIN = "numbers.example/log";

    private final SigningKey key = new SigningKey(ORIGIN, new byte[SigningKey.SEED_BYTES]);
    private final List<String> entries = entries("original");
    private final Server server = new Server();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_log_that_is_what_it_was_is_verified_from_the_outside() {
        serve(entries, entries, entries, reads(3));
        var run =
                Run.of(server, "log", "verify", "--verifier-key", key.verifier().toString());

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .startsWith("verified: 5 events of numbers.example/log, root " + root(entries))
                .contains("against 1 checkpoints, 0 of them kept elsewhere; the newest is at event 5")
                .contains("and 3 reads of auditors")
                .doesNotContain("own word");
        assertThat(run.err()).startsWith("5 events in ");
        assertThat(server.requests())
                .extracting(Server.Request::target)
                .containsExactly(
                        "/v1/audit/log",
                        "/v1/audit/log/entries?after=0&lines=1000",
                        "/v1/audit/log/leaves?after=0&lines=1000",
                        "/v1/audit/log/checkpoints?after=0&lines=1000",
                        "/v1/audit/reads?limit=250");
    }

    @Test
    void what_was_changed_is_named_one_thing_a_line() {
        var changed = entries("original");
        changed.set(2, entry(3, "forged"));
        serve(changed, entries, entries, reads(3).replace("auditor-2", "nobody"));
        var run = Run.of(server, "log", "verify");

        assertThat(run.exit()).isEqualTo(Exit.NOT_VERIFIED.code());
        assertThat(run.out().lines())
                .containsExactly(
                        "Event 3 was changed, or another one was put in its place.",
                        "What the checkpoint at event 5 was signed over is not there: something from event 1 on was rewritten.",
                        "Read 2 was changed.");
        assertThat(run.err()).contains("NOT VERIFIED: 3 findings");
    }

    @Test
    void what_the_log_sealed_of_the_record_of_reads_is_demanded() {
        var read = JsonMapper.shared().readTree(reads(3)).at("/data/1");
        var sealing = entries("original");
        sealing.set(
                3,
                "{\"payload\":{\"last_hash\":\"%s\",\"reads\":2},\"position\":4,\"type\":\"AuditReadsSealed\"}"
                        .formatted(read.at("/hash").asString()));
        serve(sealing, sealing, sealing, reads(3));
        assertThat(Run.of(server, "log", "verify").exit()).isZero();

        serve(sealing, sealing, sealing, reads(1));
        assertThat(Run.of(server, "log", "verify").out().lines())
                .containsExactly("The record ends at read 1, and event 4 sealed 2 reads.");
        var forged = entries("original");
        forged.set(
                3,
                sealing.get(3)
                        .replace(
                                read.at("/hash").asString(),
                                Hash.ofLeaf(new byte[0]).toString()));
        serve(forged, forged, forged, reads(3));
        assertThat(Run.of(server, "log", "verify").out().lines())
                .containsExactly(
                        "What event 4 sealed, reads 1 to 2, is not there: something from read 1 on was rewritten.");
    }

    @Test
    void programs_are_told_as_json() {
        serve(entries.subList(0, 4), entries, entries, reads(0));
        var run = Run.of(server, "log", "verify", "--json");

        assertThat(run.exit()).isEqualTo(Exit.NOT_VERIFIED.code());
        var json = JsonMapper.shared().readTree(run.out());
        assertThat(json.at("/verified").asBoolean()).isFalse();
        assertThat(json.at("/events").asInt()).isEqualTo(4);
        assertThat(json.at("/findings/0").toString())
                .isEqualTo("{\"size\":4,\"promised\":5,\"type\":\"log_cut\","
                        + "\"says\":\"The log ends at event 4, and once it had 5.\"}");
    }

    @Test
    void a_history_that_was_written_anew_with_the_true_key_is_given_away_by_what_somebody_kept() throws Exception {
        var kept = note(entries);
        var forged = entries("forged");
        var json = JsonMapper.shared().createObjectNode().put("size", 5).put("note", kept);
        var base64 = Base64.getEncoder().encodeToString(kept.getBytes(StandardCharsets.UTF_8));
        for (var form : List.of(kept, kept + "\n" + note(entries.subList(0, 3)), base64 + "\n", json.toString())) {
            var file = directory.resolve("kept");
            Files.writeString(file, form);
            serve(forged, forged, forged, reads(1));
            var run = Run.of(server, "log", "verify", "--checkpoints", file.toString());

            assertThat(run.exit()).as(form).isEqualTo(Exit.NOT_VERIFIED.code());
            assertThat(run.out()).contains("What the checkpoint at event 5 was signed over is not there");
        }
        serve(forged, forged, forged, reads(1));
        assertThat(Run.of(server, "log", "verify").out()).contains("verified: 5 events", "the log's own word");
    }

    @Test
    void a_file_that_holds_no_checkpoints_and_a_key_that_is_none_are_wrong_usage_and_nothing_is_asked()
            throws Exception {
        var file = directory.resolve("kept");
        Files.writeString(file, "hello, world");
        assertThat(Run.of(server, "log", "verify", "--checkpoints", file.toString())
                        .exit())
                .isEqualTo(Exit.USAGE.code());
        Files.writeString(file, "");
        assertThat(Run.of(server, "log", "verify", "--checkpoints", file.toString())
                        .exit())
                .isEqualTo(Exit.USAGE.code());
        assertThat(Run.of(server, "log", "verify", "--verifier-key", "a+b").exit())
                .isEqualTo(Exit.USAGE.code());
        assertThat(server.requests()).isEmpty();
    }

    /// @param log as it is
    /// @param hashed what it was when it was put into the tree
    /// @param signed what it was when the checkpoint was signed
    private void serve(List<String> log, List<String> hashed, List<String> signed, String reads) {
        server.answers(
                        200,
                        "{\"events\": %d, \"anchored\": %d, \"origin\": \"%s\", \"verifier_key\": \"%s\"}"
                                .formatted(signed.size(), signed.size(), ORIGIN, key.verifier()))
                .answers(200, lines(log))
                .answers(
                        200,
                        lines(hashed.stream()
                                .map(entry -> "\"" + leaf(entry) + "\"")
                                .toList()))
                .answers(
                        200,
                        JsonMapper.shared()
                                        .createObjectNode()
                                        .put("size", signed.size())
                                        .put("note", note(signed))
                                + "\n")
                .answers(200, reads);
    }

    private static String lines(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private String note(List<String> log) {
        return new Checkpoint(ORIGIN, log.size(), root(log)).signedBy(key);
    }

    private static Hash root(List<String> log) {
        var frontier = new Frontier();
        log.forEach(entry -> frontier.add(leaf(entry)));
        return frontier.root();
    }

    private static Hash leaf(String entry) {
        return Hash.ofLeaf(entry.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> entries(String what) {
        return IntStream.rangeClosed(1, 5)
                .mapToObj(position -> entry(position, what))
                .collect(Collectors.toList());
    }

    private static String entry(int position, String what) {
        return "{\"payload\":{\"what\":\"%s\"},\"position\":%d}".formatted(what, position);
    }

    private static String reads(int count) {
        var page = JsonMapper.shared().createObjectNode();
        var data = page.putArray("data");
        var last = ReadChain.BEGINNING;
        for (var i = 1; i <= count; i++) {
            ObjectNode link = data.addObject();
            link.put("sequence", i).put("actor", "auditor-" + i).put("previous", last.toString());
            last = ReadChain.hashOf(link);
            link.put("hash", last.toString());
        }
        page.putObject("meta").put("count", count).putNull("next_cursor");
        return page.toString();
    }
}
