package com.voepy.numbers.command.document;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes a harmless name of whatever a client calls a file. It names nothing on any disk of ours, but somebody will
/// save it under that name.
final class Filenames {

    static final int CHARS_MAX = 120;

    /// What some file system or shell gives a meaning, controls and everything that turns the direction of writing.
    private static final Pattern NOT_IN_NAMES =
            Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}<>:\"/\\\\|?*]");

    private Filenames() {}

    static String of(@Nullable String given, FileKind kind) {
        var text = given == null ? "" : given;
        var withoutFolders = text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1);
        var clean = NOT_IN_NAMES
                .matcher(Normalizer.normalize(withoutFolders, Normalizer.Form.NFC))
                .replaceAll("")
                .strip();
        var name = clean.replaceAll("^\\.+|[. ]+$", "");
        return name.isEmpty() ? "document." + kind.extension() : shortened(name);
    }

    /// Keeps the end, where the extension is.
    private static String shortened(String name) {
        var chars = name.codePoints().toArray();
        return chars.length <= CHARS_MAX ? name : new String(chars, chars.length - CHARS_MAX, CHARS_MAX);
    }
}
