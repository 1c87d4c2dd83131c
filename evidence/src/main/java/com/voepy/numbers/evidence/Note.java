package com.voepy.numbers.evidence;

import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/// A text that is signed with the key of a log. Source: c2sp.org/signed-note.
final class Note {

    /// Between the text and the signatures.
    private static final String BLANK_LINE = "\n\n";

    /// A line of signature: an em dash, the name of the key, and base64.
    private static final Pattern SIGNATURE = Pattern.compile("— (\\S+) (\\S+)");

    private Note() {}

    /// @param text lines, each with its end
    static String signed(String text, SigningKey key) {
        var verifier = key.verifier();
        var id = verifier.id();
        var signature = key.sign(text);
        var both = Arrays.copyOf(id, id.length + signature.length);
        System.arraycopy(signature, 0, both, id.length, signature.length);
        return "%s\n— %s %s\n"
                .formatted(text, verifier.name(), Base64.getEncoder().encodeToString(both));
    }

    /// What was signed.
    ///
    /// @throws NotVerified if it is no note, or the key has not signed it
    static String textOf(String note, VerifierKey key) {
        var end = note.lastIndexOf(BLANK_LINE);
        if (end < 0 || !note.endsWith("\n")) {
            throw new NotVerified("it is not a signed note");
        }
        var text = note.substring(0, end + 1);
        var signatures = note.substring(end + BLANK_LINE.length()).split("\n", -1);
        var isSigned = false;
        // What follows the last line's end is nothing.
        for (var line : Arrays.copyOf(signatures, signatures.length - 1)) {
            if (!SIGNATURE.matcher(line).matches()) {
                throw new NotVerified("it is not a signed note");
            }
            isSigned = isSigned || isSignature(line, text, key);
        }
        if (!isSigned) {
            throw new NotVerified("it is not signed with the key of " + key.name());
        }
        return text;
    }

    /// Lines of other keys, for example of witnesses, are passed over.
    private static boolean isSignature(String line, String text, VerifierKey key) {
        var match = SIGNATURE.matcher(line);
        if (!match.matches() || !match.group(1).equals(key.name())) {
            return false;
        }
        var bytes = decoded(match.group(2));
        return bytes.length > VerifierKey.ID_BYTES
                && Arrays.equals(Arrays.copyOf(bytes, VerifierKey.ID_BYTES), key.id())
                && key.verifies(text, Arrays.copyOfRange(bytes, VerifierKey.ID_BYTES, bytes.length));
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
}
