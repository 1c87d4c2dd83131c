package com.voepy.numbers.evidence;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Proves what people read in a bundle: the log's key has signed the report together with the events that it is about,
/// so that neither a report of anybody else's making nor a genuine one of other events passes for it.
///
/// Its text cannot be taken for a checkpoint's: the first line is none of a log.
final class ReportNote {

    /// In this order, as `sha256sum` prints them.
    private static final List<String> COVERED = List.of(BundleWriter.README, BundleWriter.EVENTS, BundleWriter.REPORT);

    private ReportNote() {}

    /// @param files of the bundle, by their names
    static String signed(Map<String, byte[]> files, SigningKey key) {
        var text = new StringBuilder(title(key.verifier()));
        COVERED.forEach(name -> text.append(line(name, Bundle.content(files, name))));
        return Note.signed(text.toString(), key);
    }

    /// @param files of the bundle, by their names
    /// @throws NotVerified with the file that is not what was signed
    static void verify(Map<String, byte[]> files, VerifierKey key) {
        var text = textOf(Bundle.text(files, BundleWriter.REPORT_NOTE), key);
        var lines = text.split("(?<=\n)");
        if (lines.length != COVERED.size() + 1 || !lines[0].equals(title(key))) {
            throw new NotVerified(
                    "%s: its text is not about a report of %s".formatted(BundleWriter.REPORT_NOTE, key.name()));
        }
        for (var i = 0; i < COVERED.size(); i++) {
            var name = COVERED.get(i);
            if (!lines[i + 1].equals(line(name, Bundle.content(files, name)))) {
                throw new NotVerified(
                        "%s: it is not the one that %s was signed for".formatted(name, BundleWriter.REPORT_NOTE));
            }
        }
    }

    private static String textOf(String note, VerifierKey key) {
        try {
            return Note.textOf(note, key);
        } catch (NotVerified e) {
            throw new NotVerified("%s: %s".formatted(BundleWriter.REPORT_NOTE, e.why()));
        }
    }

    private static String title(VerifierKey key) {
        return key.name() + "/report\n";
    }

    private static String line(String name, byte[] content) {
        return "%s  %s\n".formatted(HexFormat.of().formatHex(Hash.sha256().digest(content)), name);
    }
}
