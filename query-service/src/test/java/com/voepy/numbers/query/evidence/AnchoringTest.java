package com.voepy.numbers.query.evidence;

import static com.voepy.numbers.query.testing.Fixture.KEY;
import static com.voepy.numbers.query.testing.Fixture.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.events.BalanceEvent.BalanceCredited;
import com.voepy.numbers.evidence.Checkpoint;
import com.voepy.numbers.evidence.Finding;
import com.voepy.numbers.evidence.Frontier;
import com.voepy.numbers.evidence.Hash;
import com.voepy.numbers.evidence.LogCheck;
import com.voepy.numbers.evidence.Proofs;
import com.voepy.numbers.evidence.Tree;
import com.voepy.numbers.evidence.VerifierKey;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.security.ApiKeys;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.query.testing.Fixture;
import com.voepy.numbers.query.testing.QueryNode;
import com.voepy.numbers.query.testing.TestLog;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AnchoringTest {

    /// More than fit into one tile, and into one batch.
    private static final int MANY = 1_300;

    private static final String AUDITOR_KEY = ApiKeys.generateTest();

    private final TestDatabase database = TestDatabase.create();
    private final TestLog log = new TestLog(database);
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());

    @SuppressWarnings("NullAway.Init")
    private QueryNode node;

    @BeforeEach
    void start() {
        log.append(Fixture.born());
        log.append(Fixture.key(AUDITOR_KEY, null, Set.of(ApiKeyScope.AUDITOR)));
        node = start(Map.of());
        anchor();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void a_checkpoint_is_signed_over_every_event_there_is() {
        grow(MANY);
        anchor();

        var latest = node.json("/v1/checkpoints/latest", KEY);
        var verifier = VerifierKey.parse(latest.at("/verifier_key").asString());
        var checkpoint = Checkpoint.verified(latest.at("/note").asString(), verifier);

        var frontier = new Frontier();
        node.bean(EventLog.class)
                .rowsAfter(0, Integer.MAX_VALUE)
                .forEach(row -> frontier.add(Hash.ofLeaf(LogEntries.of(row))));
        assertThat(checkpoint.size()).isEqualTo(log.log().head());
        assertThat(checkpoint.root()).isEqualTo(frontier.root());
        assertThat(latest.at("/root").asString()).isEqualTo(frontier.root().toString());
        assertThat(latest.at("/origin").asString()).isEqualTo(verifier.name());
    }

    @Test
    void auditors_read_checkpoints_and_the_proofs_between_them() {
        var first = log.log().head();
        grow(5);
        anchor();
        var path = "/v1/checkpoints/%d/consistency?from=%d".formatted(log.log().head(), first);
        assertThat(node.json("/v1/checkpoints/latest", AUDITOR_KEY))
                .isEqualTo(node.json("/v1/checkpoints/latest", KEY));
        assertThat(node.json(path, AUDITOR_KEY)).isEqualTo(node.json(path, KEY));
        assertThat(node.get(path, Fixture.OPERATOR_KEY).statusCode()).isEqualTo(403);
    }

    @Test
    void every_checkpoint_is_shown_to_have_grown_from_the_one_before() {
        for (var i = 0; i < 5; i++) {
            grow(100 * i + 1);
            anchor();
        }
        var all = node.json("/v1/checkpoints?limit=250", KEY).at("/data");
        assertThat(all.size()).isGreaterThanOrEqualTo(6);
        for (var i = 1; i < all.size(); i++) {
            var from = all.get(i);
            var to = all.get(i - 1);
            var sizes = List.of(from.at("/size").asLong(), to.at("/size").asLong());
            var proof = node.json("/v1/checkpoints/%d/consistency?from=%d".formatted(sizes.get(1), sizes.get(0)), KEY);
            var hashes = proof.at("/hashes")
                    .valueStream()
                    .map(hash -> Hash.ofBase64(hash.asString()))
                    .toList();
            assertThat(Proofs.grows(
                            sizes.get(0),
                            Hash.ofBase64(from.at("/root").asString()),
                            sizes.get(1),
                            Hash.ofBase64(to.at("/root").asString()),
                            hashes))
                    .isTrue();
            assertThat(node.json("/v1/checkpoints/" + sizes.get(0), KEY)).isEqualTo(from);
        }
    }

    @Test
    void nodes_that_anchor_at_once_agree() {
        try (var other = start(Map.of())) {
            for (var i = 0; i < 20; i++) {
                grow(37);
                var both = Stream.of(node, other)
                        .map(each -> CompletableFuture.runAsync(
                                () -> each.bean(Anchor.class).catchUp()))
                        .toArray(CompletableFuture[]::new);
                CompletableFuture.allOf(both).join();
            }
        }
        anchor();
        assertThat(verify()).isEmpty();
        assertThat(node.json("/v1/checkpoints/latest", KEY).at("/size").asLong())
                .isEqualTo(log.log().head());
    }

    @Test
    void every_event_of_a_checkpoint_can_be_proved() {
        grow(MANY);
        anchor();
        var size = log.log().head();
        var tree = new Tree(new Tiles(jdbc));
        var root = tree.root(size);
        for (var row : node.bean(EventLog.class).rowsAfter(0, Integer.MAX_VALUE)) {
            var index = row.position() - 1;
            assertThat(Proofs.includes(Hash.ofLeaf(LogEntries.of(row)), index, size, tree.inclusion(index, size), root))
                    .isTrue();
        }
    }

    @Test
    void whatever_is_done_to_the_log_is_found_and_named() {
        grow(50);
        anchor();
        grow(50);
        anchor();
        var size = log.log().head();
        assertThat(verify()).isEmpty();

        tampered("UPDATE log.event SET payload = jsonb_set(payload, '{amount_cents}', '99') WHERE position = 40")
                .contains(new Finding.EntryChanged(40));
        tampered("UPDATE log.event SET occurred_at = occurred_at + interval '1 microsecond' WHERE position = 41")
                .contains(new Finding.EntryChanged(41));
        tampered("UPDATE log.event SET tenant_id = NULL, metadata = '{\"actor\": \"somebody\"}' WHERE position = 42")
                .contains(new Finding.EntryChanged(42));
        tampered("DELETE FROM log.event WHERE position = 43").contains(new Finding.EntryMissing(43, 44));
        tampered("DELETE FROM log.event WHERE position = " + size).contains(new Finding.LogCut(size - 1, size));
        // Everything moves up for an event that never was.
        tampered("""
                UPDATE log.event SET position = position + 1000000 WHERE position >= 44;
                UPDATE log.event SET position = position - 999999 WHERE position >= 44;
                INSERT INTO log.event SELECT 44, 'balance/forged', sequence, aggregate_type, event_id, type, revision,
                    occurred_at, tenant_id, payload, metadata FROM log.event WHERE position = 43
                """).contains(new Finding.EntryChanged(44), new Finding.EntryChanged(45));
        tampered("UPDATE evidence.tile SET hashes = overlay(hashes PLACING '\\x00' FROM 1281) WHERE level = 0")
                .contains(new Finding.EntryChanged(41));
        tampered("UPDATE evidence.checkpoint SET note = replace(note, E'\\n%d\\n', E'\\n%d\\n')"
                        .formatted(size, size + 1))
                .hasAtLeastOneElementOfType(Finding.CheckpointForged.class);
    }

    @Test
    void a_log_that_is_rewritten_with_its_whole_tree_is_given_away_by_a_checkpoint_that_somebody_kept() {
        grow(50);
        anchor();
        var kept = newest();
        var size = log.log().head();

        // Whoever has the database and the key makes everything anew.
        rewriteWithTheWholeTree();
        node.close();
        node = start(Map.of());
        anchor();

        assertThat(verify()).isEmpty();
        assertThat(verify(kept)).containsExactly(new Finding.HistoryRewritten(size, 0));
    }

    @Test
    void what_was_rewritten_is_never_signed_by_a_node_that_knows_what_was_there() {
        grow(50);
        anchor();
        var kept = newest();
        rewriteWithTheWholeTree();

        assertThatThrownBy(this::anchor).isInstanceOf(OwnWitness.Refused.class);
        grow(10);
        assertThatThrownBy(this::anchor).isInstanceOf(OwnWitness.Refused.class);
        assertThat(countOfCheckpoints()).isZero();

        assertThat(node.bean(NewestCheckpoint.class).note()).hasValue(kept);
        assertThat(statusOf("/actuator/health")).isEqualTo(503);
        assertThat(statusOf("/actuator/health/evidence")).isEqualTo(503);
        assertThat(gauge("numbers.evidence.refused")).isEqualTo(1);
        assertThat(gauge("numbers.evidence.stuck")).isEqualTo(1);
        assertThat(gauge("numbers.evidence.lag")).isEqualTo(10);
        var evidence = node.get("/v1/audit/evidence?type=BalanceCredited", AUDITOR_KEY);
        assertThat(evidence.statusCode()).isEqualTo(503);
        assertThat(evidence.body()).contains("\"code\":\"log_not_proved\"");
        // What is asked of the node apart from that it can answer.
        assertThat(statusOf("/actuator/health/readiness")).isEqualTo(200);
        assertThat(statusOf("/v1/balance")).isEqualTo(200);
    }

    @Test
    void a_node_remembers_beyond_its_end(@TempDir Path directory) {
        Map<String, Object> remembering = Map.of("numbers.evidence.directory", directory.resolve("new"));
        grow(50);
        try (var knowing = start(remembering)) {
            knowing.bean(Anchor.class).catchUp();
            knowing.bean(OwnWitness.class).save();
        }
        grow(50);
        try (var knowing = start(remembering)) {
            knowing.bean(Anchor.class).catchUp();
            knowing.bean(OwnWitness.class).save();
            assertThat(directory.resolve("new/checkpoint")).hasContent(newest());
        }
        rewriteWithTheWholeTree();
        try (var knowing = start(remembering)) {
            assertThatThrownBy(() -> knowing.bean(Anchor.class).catchUp()).isInstanceOf(OwnWitness.Refused.class);
        }
        // Nothing but a restart without the file helps, which is for somebody to decide.
        try (var knowing = start(remembering)) {
            assertThatThrownBy(() -> knowing.bean(Anchor.class).catchUp()).isInstanceOf(OwnWitness.Refused.class);
        }
        try (var ignorant = start(Map.of("numbers.evidence.directory", directory.resolve("other")))) {
            assertThatNoException().isThrownBy(() -> ignorant.bean(Anchor.class).catchUp());
        }
    }

    @Test
    void what_another_node_signed_is_taken_over_only_if_the_log_has_grown_to_it() {
        grow(50);
        anchor();
        try (var other = start(Map.of())) {
            grow(10);
            other.bean(Anchor.class).catchUp();
            node.bean(Anchor.class).takeOver();
            assertThat(node.bean(NewestCheckpoint.class).note()).hasValue(newest());
        }
        var kept = newest();
        rewriteWithTheWholeTree();
        grow(20);
        try (var deceived = start(Map.of())) {
            deceived.bean(Anchor.class).catchUp();
        }
        assertThatThrownBy(() -> node.bean(Anchor.class).takeOver())
                .isInstanceOf(OwnWitness.Refused.class)
                .hasMessageContaining("has not grown from");
        assertThat(node.bean(NewestCheckpoint.class).note()).hasValue(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE evidence.tree SET size = 40",
                "UPDATE evidence.tile SET hashes = overlay(hashes PLACING '\\x00' FROM 1281) WHERE level = 0",
                "DELETE FROM evidence.checkpoint WHERE size > 40",
                "UPDATE evidence.checkpoint SET note = replace(note, E'\\n59\\n', E'\\n60\\n')",
                "DELETE FROM evidence.tile",
                "DELETE FROM log.event WHERE position = 60"
            })
    void nothing_is_signed_over_a_tree_that_is_not_what_it_was(String sql) {
        grow(50);
        anchor();
        grow(2);
        var before = countOfCheckpoints();
        assertThat(jdbc.sql(sql).update()).isPositive();
        before = Math.min(before, countOfCheckpoints());
        assertThatThrownBy(this::anchor).isInstanceOf(IllegalStateException.class);
        assertThat(countOfCheckpoints()).isEqualTo(before);
    }

    @Test
    void a_log_with_a_new_name_begins_a_new_history_with_whoever_knows_nothing_of_the_old_one() {
        grow(5);
        anchor();
        node.close();
        node = start(Map.of("numbers.evidence.origin", "numbers.example.com/log"));
        grow(5);
        anchor();
        assertThat(newest()).startsWith("numbers.example.com/log\n");
    }

    @Test
    void a_file_that_is_no_checkpoint_is_not_written_over(@TempDir Path directory) throws IOException {
        var file = Files.writeString(directory.resolve("checkpoint"), "what is this?\n");
        try (var puzzled = start(Map.of("numbers.evidence.directory", directory))) {
            grow(5);
            assertThatThrownBy(() -> puzzled.bean(Anchor.class).catchUp()).isInstanceOf(OwnWitness.Refused.class);
            puzzled.bean(OwnWitness.class).save();
            assertThat(file).hasContent("what is this?");
        }
    }

    @Test
    void a_timer_that_was_stopped_starts_again_and_goes_on_after_whatever_went_wrong() {
        var timer = node.bean(AnchorTimer.class);
        timer.stop();
        assertThat(timer.isRunning()).isFalse();
        jdbc.sql("ALTER TABLE evidence.tile RENAME TO gone").update();
        grow(5);
        timer.start();
        await().until(() -> timer.failure() != null);
        assertThat(gauge("numbers.evidence.stuck")).isEqualTo(1);
        assertThat(statusOf("/actuator/health/evidence")).isEqualTo(503);
        jdbc.sql("ALTER TABLE evidence.gone RENAME TO tile").update();
        timer.stop();
        timer.start();
        await().until(() -> timer.failure() == null);
        assertThat(gauge("numbers.evidence.lag")).isZero();
        assertThat(gauge("numbers.evidence.stuck")).isZero();
        assertThat(statusOf("/actuator/health/evidence")).isEqualTo(200);
    }

    @Test
    void the_log_is_read_in_parts_of_any_size() {
        grow(20);
        anchor();
        var all = lines("entries");
        assertThat(all).hasSize((int) log.log().head());
        for (var of : List.of("entries", "leaves")) {
            assertThat(node.get("/v1/audit/log/%s?after=3&lines=4".formatted(of), AUDITOR_KEY)
                            .body()
                            .lines())
                    .isEqualTo(lines(of).subList(3, 7));
        }
        assertThat(node.get("/v1/audit/log/entries?after=" + all.size(), AUDITOR_KEY)
                        .body())
                .isEmpty();
        for (var wrong : List.of("after=-1", "after=x", "lines=0", "lines=5001")) {
            assertThat(node.get("/v1/audit/log/entries?" + wrong, AUDITOR_KEY).statusCode())
                    .as(wrong)
                    .isEqualTo(422);
        }
        assertThat(node.get("/v1/audit/log/entries", KEY).statusCode()).isEqualTo(403);
    }

    @Test
    void what_is_no_checkpoint_is_not_found() {
        var size = log.log().head();
        for (var path : List.of("/v1/checkpoints/0", "/v1/checkpoints/x", "/v1/checkpoints/" + (size + 1))) {
            assertThat(node.get(path, KEY).statusCode()).as(path).isEqualTo(404);
        }
        var path = "/v1/checkpoints/%d/consistency".formatted(size);
        for (var from : List.of("", "?from=0", "?from=x", "?from=" + (size + 1))) {
            assertThat(node.get(path + from, KEY).statusCode()).as(from).isEqualTo(422);
        }
    }

    /// Its timer fires once, at the start: then the test says when.
    private QueryNode start(Map<String, Object> properties) {
        var all = new HashMap<>(properties);
        all.put("numbers.evidence.interval", "1h");
        return QueryNode.start(database, all);
    }

    private void rewriteWithTheWholeTree() {
        jdbc.sql("UPDATE log.event SET payload = jsonb_set(payload, '{amount_cents}', '99') WHERE position = 40")
                .update();
        jdbc.sql("DELETE FROM evidence.checkpoint").update();
        jdbc.sql("DELETE FROM evidence.tile").update();
        jdbc.sql("UPDATE evidence.tree SET size = 0").update();
    }

    private String newest() {
        return node.json("/v1/checkpoints/latest", KEY).at("/note").asString();
    }

    private long countOfCheckpoints() {
        return jdbc.sql("SELECT count(*) FROM evidence.checkpoint")
                .query(Long.class)
                .single();
    }

    private int statusOf(String path) {
        return node.get(path, KEY).statusCode();
    }

    private double gauge(String name) {
        return node.bean(MeterRegistry.class).get(name).gauge().value();
    }

    private ListAssert<Finding> tampered(String sql) {
        jdbc.sql("CREATE TABLE IF NOT EXISTS public.saved AS SELECT * FROM log.event")
                .update();
        jdbc.sql("CREATE TABLE IF NOT EXISTS public.promised AS SELECT * FROM evidence.checkpoint")
                .update();
        jdbc.sql("CREATE TABLE IF NOT EXISTS public.tiles AS SELECT * FROM evidence.tile")
                .update();
        jdbc.sql(sql).update();
        var findings = verify();
        jdbc.sql("DELETE FROM log.event").update();
        jdbc.sql("INSERT INTO log.event SELECT * FROM public.saved").update();
        jdbc.sql("DELETE FROM evidence.checkpoint").update();
        jdbc.sql("INSERT INTO evidence.checkpoint SELECT * FROM public.promised")
                .update();
        jdbc.sql("DELETE FROM evidence.tile").update();
        jdbc.sql("INSERT INTO evidence.tile SELECT * FROM public.tiles").update();
        assertThat(verify()).isEmpty();
        return assertThat(findings).as(sql);
    }

    /// As an auditor does, who has nothing but the answers.
    private List<Finding> verify(String... kept) {
        var key = VerifierKey.parse(
                node.json("/v1/audit/log", AUDITOR_KEY).at("/verifier_key").asString());
        var leaves = lines("leaves");
        return LogCheck.run(
                        lines("entries").stream()
                                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                                .iterator(),
                        index ->
                                index < leaves.size() && leaves.get((int) index).startsWith("\"")
                                        ? Hash.ofBase64(leaves.get((int) index).replace("\"", ""))
                                        : null,
                        List.of(kept),
                        lines("checkpoints").stream()
                                .map(line -> JsonMapper.shared()
                                        .readTree(line)
                                        .at("/note")
                                        .asString())
                                .iterator(),
                        key,
                        0,
                        _ -> {})
                .findings();
    }

    private List<String> lines(String of) {
        return node.get("/v1/audit/log/%s?lines=5000".formatted(of), AUDITOR_KEY)
                .body()
                .lines()
                .toList();
    }

    private void anchor() {
        node.bean(Anchor.class).catchUp();
    }

    private void grow(int events) {
        log.append(IntStream.range(0, events)
                .mapToObj(i -> new BalanceCredited(TENANT, 100, 100, "wire-" + i))
                .toArray(BalanceCredited[]::new));
    }
}
