package com.voepy.numbers.evidence;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The record of what auditors read, as a chain: each link holds its own hash, and that of the one before. Add them in
/// order; who changes a link, takes one away or puts one in between is found.
public final class ReadChain {

    /// What the first link holds as the hash of the one before.
    public static final Hash BEGINNING = Hash.of(new byte[Hash.BYTES]);

    /// Beyond that, more of the same helps nobody.
    private static final int FINDINGS_MAX = 1_000;

    private static final String HASH = "hash";

    private final List<ReadFinding> findings = new ArrayList<>();
    private long sequence;
    private Hash last = BEGINNING;

    /// The hash of a link: SHA-256 of everything in it but the hash, as canonical JSON.
    public static Hash hashOf(ObjectNode link) {
        var content = link.deepCopy();
        content.remove(HASH);
        return Hash.of(Hash.sha256().digest(CanonicalJson.of(content)));
    }

    /// Checks that this link follows the one before.
    public void add(JsonNode link) {
        var place = link.path("sequence").asLong(0);
        if (place != sequence + 1) {
            found(new ReadFinding.ReadMissing(sequence + 1, place));
        } else if (!link.path("previous").asString("").equals(last.toString())) {
            found(new ReadFinding.ReadUnlinked(place));
        }
        if (link instanceof ObjectNode object && !isHashed(object)) {
            found(new ReadFinding.ReadChanged(place));
        }
        sequence = place;
        last = hashIn(link);
    }

    /// How many links there are.
    public long size() {
        return sequence;
    }

    /// The hash of the last link: whoever keeps it finds out if anything before is ever changed.
    public Hash last() {
        return last;
    }

    /// What is wrong; empty if nothing is.
    public List<ReadFinding> findings() {
        return List.copyOf(findings);
    }

    private static boolean isHashed(ObjectNode link) {
        return hashOf(link).equals(hashIn(link));
    }

    /// What is no hash is none that anything has.
    private static Hash hashIn(JsonNode link) {
        try {
            return Hash.ofBase64(link.path(HASH).asString(""));
        } catch (IllegalArgumentException _) {
            return BEGINNING;
        }
    }

    private void found(ReadFinding finding) {
        if (findings.size() < FINDINGS_MAX) {
            findings.add(finding);
        }
    }
}
