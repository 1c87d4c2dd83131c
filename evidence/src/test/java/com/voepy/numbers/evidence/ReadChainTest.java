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
            link.put("actor", "auditor");
            link.put("previous", last.toString());
            last = ReadChain.hashOf(link);
            link.put("hash", last.toString());
            links.add(link);
        }
        return links;
    }
}
