package com.voepy.numbers.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Proves offline that an entry is in a log: its place, the way up the tree, and a checkpoint. A file `*.tlog-proof`.
///
/// Source: c2sp.org/tlog-proof.
///
/// @param index of the entry, from 0
/// @param hashes from the leaf up
/// @param note the signed checkpoint, as the log gave it
public record LogProof(long index, List<Hash> hashes, String note) {

    private static final String HEADER = "c2sp.org/tlog-proof@v1";

    private static final Pattern INDEX = Pattern.compile("index (0|[1-9][0-9]{0,17})");

    /// A tree of 2^63 leaves is not higher.
    private static final int HASHES_MAX = 63;

    public LogProof {
        hashes = List.copyOf(hashes);
    }

    /// The file's text.
    public String text() {
        var text = new StringBuilder(HEADER).append("\nindex ").append(index).append('\n');
        hashes.forEach(hash -> text.append(hash).append('\n'));
        return text.append('\n').append(note).toString();
    }

    /// Reads a file; a line of extra data is passed over, as nothing signs it.
    ///
    /// @throws NotVerified if it is none
    public static LogProof parse(String text) {
        var end = text.indexOf("\n\n");
        if (end < 0) {
            throw new NotVerified("it is not a tlog-proof");
        }
        var lines = new ArrayList<>(List.of(text.substring(0, end).split("\n", -1)));
        if (!lines.removeFirst().equals(HEADER)) {
            throw new NotVerified("it does not begin with " + HEADER);
        }
        if (!lines.isEmpty() && lines.getFirst().startsWith("extra ")) {
            lines.removeFirst();
        }
        var index = INDEX.matcher(lines.isEmpty() ? "" : lines.removeFirst());
        if (!index.matches() || lines.size() > HASHES_MAX) {
            throw new NotVerified("it does not say where the entry is");
        }
        try {
            return new LogProof(
                    Long.parseLong(index.group(1)),
                    lines.stream().map(Hash::ofBase64).toList(),
                    text.substring(end + 2));
        } catch (IllegalArgumentException e) {
            throw new NotVerified("a line of it is not a hash");
        }
    }

    /// Checks that an entry is where the proof says, in the log that the key belongs to.
    ///
    /// @return the checkpoint that it was proved against
    /// @throws NotVerified if it is not
    public Checkpoint verify(byte[] entry, VerifierKey key) {
        var checkpoint = Checkpoint.verified(note, key);
        verify(entry, checkpoint);
        return checkpoint;
    }

    /// As [#verify(byte[], VerifierKey)], where the proof's note has been verified already.
    void verify(byte[] entry, Checkpoint checkpoint) {
        if (!Proofs.includes(Hash.ofLeaf(entry), index, checkpoint.size(), hashes, checkpoint.root())) {
            throw new NotVerified(
                    "the log at size %d does not have this entry at index %d".formatted(checkpoint.size(), index));
        }
    }
}
