package com.voepy.numbers.evidence;

import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/// What a log says of itself at one size: whoever keeps it finds out if anything before is ever changed.
///
/// Source: c2sp.org/tlog-checkpoint and c2sp.org/signed-note.
///
/// @param origin which log, its unique name
/// @param size how many entries it has
/// @param root of the Merkle tree over them
public record Checkpoint(String origin, long size, Hash root) {

    /// Between the text and the signatures.
    private static final String BLANK_LINE = "\n\n";

    /// A line of signature: an em dash, the name of the key, and base64.
    private static final Pattern SIGNATURE = Pattern.compile("— (\\S+) (\\S+)");

    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");

    private static final int TEXT_LINES_MIN = 3;

    /// The text that is signed.
    public String text() {
        return "%s\n%d\n%s\n".formatted(origin, size, root);
    }

    /// The signed note.
    public String signedBy(SigningKey key) {
        var verifier = key.verifier();
        var id = verifier.id();
        var signature = key.sign(text());
        var both = Arrays.copyOf(id, id.length + signature.length);
        System.arraycopy(signature, 0, both, id.length, signature.length);
        return "%s\n— %s %s\n"
                .formatted(text(), verifier.name(), Base64.getEncoder().encodeToString(both));
    }

    /// Reads a signed note of the log that the key belongs to.
    ///
    /// @throws NotVerified if it is no checkpoint, not of this log, or not signed with this key
    public static Checkpoint verified(String note, VerifierKey key) {
        var end = note.lastIndexOf(BLANK_LINE);
        if (end < 0 || !note.endsWith("\n")) {
            throw new NotVerified("it is not a signed note");
        }
        var text = note.substring(0, end + 1);
        if (!isSigned(text, note.substring(end + BLANK_LINE.length()), key)) {
            throw new NotVerified("it is not signed with the key of " + key.name());
        }
        var checkpoint = parse(text);
        if (!checkpoint.origin.equals(key.name())) {
            throw new NotVerified("it is a checkpoint of %s and not of %s".formatted(checkpoint.origin, key.name()));
        }
        return checkpoint;
    }

    /// Lines of other keys, for example of witnesses, are passed over.
    private static boolean isSigned(String text, String signatures, VerifierKey key) {
        return signatures.lines().anyMatch(line -> {
            var match = SIGNATURE.matcher(line);
            if (!match.matches() || !match.group(1).equals(key.name())) {
                return false;
            }
            var bytes = decoded(match.group(2));
            return bytes.length > VerifierKey.ID_BYTES
                    && Arrays.equals(Arrays.copyOf(bytes, VerifierKey.ID_BYTES), key.id())
                    && key.verifies(text, Arrays.copyOfRange(bytes, VerifierKey.ID_BYTES, bytes.length));
        });
    }

    /// Nothing if it is not written the one canonical way: then no two notes say the same.
    private static byte[] decoded(String base64) {
        try {
            var bytes = Base64.getDecoder().decode(base64);
            return Base64.getEncoder().encodeToString(bytes).equals(base64) ? bytes : new byte[0];
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
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
