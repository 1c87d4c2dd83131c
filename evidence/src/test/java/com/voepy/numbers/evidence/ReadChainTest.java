package com.voepy.numbers.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadChainTest {

    private final List<ObjectNode> links = chain(20);

    @Test
    void of_reads_that_nobody_touched_is_whole() {
        var chain = check();
        assertThat(chain.findings()).isEmpty();
        assertThat(chain.size()).isEqualTo(20);
        assertThat(chain.last().toString())
                .isEqualTo(links.getLast().get("hash").asString());
    }

    @Test
    void shows_what_was_changed() {
        links.get(6).put("actor", "somebody else");
        assertThat(check().findings()).containsExactly(new ReadFinding.ReadChanged(7));
    }

    @Test
    void shows_what_was_changed_and_hashed_again() {
        links.get(6).put("actor", "somebody else");
        links.get(6).put("hash", ReadChain.hashOf(links.get(6)).toString());
        assertThat(check().findings()).containsExactly(new ReadFinding.ReadUnlinked(8));
    }

    @Test
    void shows_what_was_taken_away() {
        links.remove(6);
        assertThat(check().findings()).containsExactly(new ReadFinding.ReadMissing(7, 8));
        links.removeFirst();
        assertThat(check().findings()).contains(new ReadFinding.ReadMissing(1, 2));
    }

    @Test
    void shows_what_was_taken_away_and_counted_again() {
        links.remove(6);
        for (var i = 6; i < links.size(); i++) {
            links.get(i).put("sequence", i + 1);
        }
        assertThat(check().findings()).contains(new ReadFinding.ReadUnlinked(7), new ReadFinding.ReadChanged(7));
    }

    @Test
    void shows_what_was_put_in_between() {
        links.add(6, links.get(6).deepCopy());
        assertThat(check().findings()).containsExactly(new ReadFinding.ReadMissing(8, 7));
    }

    @Test
    void shows_what_was_hashed_anew_to_the_end_by_what_was_sealed() {
        var seals = List.of(5, 10, 20);
        assertThat(check(seals, links).findings()).isEmpty();

        var forged = new ArrayList<>(links);
        forged.remove(6);
        for (var i = 6; i < forged.size(); i++) {
            var link = forged.get(i).deepCopy();
            link.put("sequence", i + 1);
            link.put("previous", forged.get(i - 1).get("hash").asString());
            link.put("hash", ReadChain.hashOf(link).toString());
            forged.set(i, link);
        }
        assertThat(check(List.of(), forged).findings()).isEmpty();
        assertThat(check(seals, forged).findings())
                .containsExactly(new ReadFinding.ReadsRewritten(10, 5, 110), new ReadFinding.ReadsCut(19, 20, 120));
        assertThat(check(List.of(5), forged).findings()).isEmpty();
    }

    @Test
    void shows_a_tail_that_was_cut_off_up_to_the_last_seal() {
        assertThat(check(List.of(5, 10), links.subList(0, 12)).findings()).isEmpty();
        assertThat(check(List.of(5, 10), links.subList(0, 9)).findings())
                .containsExactly(new ReadFinding.ReadsCut(9, 10, 110));
        assertThat(check(List.of(5, 10), List.of()).findings()).containsExactly(new ReadFinding.ReadsCut(0, 10, 110));
    }

    @Test
    void names_each_rewriting_once() {
        var chain = new ReadChain();
        chain.seal(5, ReadChain.BEGINNING, 1);
        chain.seal(6, ReadChain.BEGINNING, 2);
        chain.seal(7, Hash.ofBase64(links.get(6).get("hash").asString()), 3);
        chain.seal(9, ReadChain.BEGINNING, 4);
        links.forEach(chain::add);
        chain.end();
        assertThat(chain.findings())
                .containsExactly(new ReadFinding.ReadsRewritten(5, 0, 1), new ReadFinding.ReadsRewritten(9, 7, 4));
    }

    /// @param seals how many reads each is over
    private ReadChain check(List<Integer> seals, List<ObjectNode> shown) {
        var chain = new ReadChain();
        for (var size : seals) {
            chain.seal(size, Hash.ofBase64(links.get(size - 1).get("hash").asString()), 100 + size);
        }
        shown.forEach(chain::add);
        chain.end();
        return chain;
    }

    private ReadChain check() {
        var chain = new ReadChain();
        links.forEach(chain::add);
        return chain;
    }

    private static List<ObjectNode> chain(int length) {
        List<ObjectNode> links = new ArrayList<>();
        var last = ReadChain.BEGINNING;
        for (var i = 1; i <= length; i++) {
            var link = JsonMapper.shared().createObjectNode();
            link.put("sequence", i);
            link.put("actor", "auditor-" + i);
            link.put("previous", last.toString());
            last = ReadChain.hashOf(link);
            link.put("hash", last.toString());
            links.add(link);
        }
        return links;
    }
}
