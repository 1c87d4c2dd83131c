package com.voepy.numbers.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The record of what auditors read, as a chain: each link holds its own hash, and that of the one before. Add them in
/// order; who changes a link, takes one away or puts one in between is found.
///
/// Who hashes all that follows anew is found by what the log has sealed: tell it with [#seal] before, and call [#end]
/// after the last link.
public final class ReadChain {

    /// What the first link holds as the hash of the one before.
    public static final Hash BEGINNING = Hash.of(new byte[Hash.BYTES]);

    /// Beyond that, more of the same helps nobody.
    private static final int FINDINGS_MAX = 1_000;

    private static final String HASH = "hash";
    private static final String RESOURCE = "resource_id";

    private final List<ReadFinding> findings = new ArrayList<>();
    private final Map<Long, List<Seal>> seals = new HashMap<>();
    private @Nullable Seal farthest;
    private long trueSize;
    private boolean isRewritten;
    private long sequence;
    private Hash last = BEGINNING;

    /// @param position of the event that says so
    private record Seal(long size, Hash last, long position) {}

    /// Demands that so many links end with this hash, by an event of the log.
    ///
    /// @param position of the event
    public void seal(long size, Hash last, long position) {
        var seal = new Seal(size, last, position);
        seals.computeIfAbsent(size, _ -> new ArrayList<>(1)).add(seal);
        if (farthest == null || farthest.size < size) {
            farthest = seal;
        }
    }

    /// The hash of a link: SHA-256 of everything in it but the hash, as canonical JSON. A member that links did not
    /// always have is in it only where it has a value.
    public static Hash hashOf(ObjectNode link) {
        var content = link.deepCopy();
        content.remove(HASH);
        if (content.path(RESOURCE).isNull()) {
            content.remove(RESOURCE);
        }
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
        seals.getOrDefault(sequence, List.of()).forEach(this::hold);
    }

    /// After one that is not held none is, until the record was sealed again as it had become.
    private void hold(Seal seal) {
        if (seal.last.equals(last)) {
            isRewritten = false;
            trueSize = seal.size;
        } else if (!isRewritten) {
            isRewritten = true;
            found(new ReadFinding.ReadsRewritten(seal.size, trueSize, seal.position));
        }
    }

    /// Demands what is sealed and did not come.
    public void end() {
        var demanded = farthest;
        if (demanded != null && demanded.size > sequence) {
            found(new ReadFinding.ReadsCut(sequence, demanded.size, demanded.position));
        }
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
