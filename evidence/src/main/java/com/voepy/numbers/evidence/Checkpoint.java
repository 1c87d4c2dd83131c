package com.voepy.numbers.evidence;

import java.util.regex.Pattern;

/// What a log says of itself at one size: whoever keeps it finds out if anything before is ever changed.
///
/// Source: c2sp.org/tlog-checkpoint and c2sp.org/signed-note.
///
/// @param origin which log, its unique name
/// @param size how many entries it has
/// @param root of the Merkle tree over them
public record Checkpoint(String origin, long size, Hash root) {

    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");

    private static final int TEXT_LINES_MIN = 3;

    /// The text that is signed.
    public String text() {
        return "%s\n%d\n%s\n".formatted(origin, size, root);
    }

    /// The signed note.
    public String signedBy(SigningKey key) {
        return Note.signed(text(), key);
    }

    /// Reads a signed note of the log that the key belongs to.
    ///
    /// @throws NotVerified if it is no checkpoint, not of this log, or not signed with this key
    public static Checkpoint verified(String note, VerifierKey key) {
        var checkpoint = parse(Note.textOf(note, key));
        if (!checkpoint.origin.equals(key.name())) {
            throw new NotVerified("it is a checkpoint of %s and not of %s".formatted(checkpoint.origin, key.name()));
        }
        return checkpoint;
    }

    private static Checkpoint parse(String text) {
        var lines = text.split("\n", -1);
        // The last one is what follows the last line's end: nothing.
        if (lines.length <= TEXT_LINES_MIN || !SIZE.matcher(lines[1]).matches()) {
            throw new NotVerified("its text is not that of a checkpoint");
        }
        try {
            return new Checkpoint(lines[0], Long.parseLong(lines[1]), Hash.ofBase64(lines[2]));
        } catch (IllegalArgumentException e) {
            throw new NotVerified("its root is not a hash");
        }
    }
}
