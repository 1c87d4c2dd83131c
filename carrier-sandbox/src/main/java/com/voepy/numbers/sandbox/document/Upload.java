package com.voepy.numbers.sandbox.document;

import static com.voepy.numbers.sandbox.api.TelnyxError.INVALID_VALUE;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes a file, keeps what it is and forgets what it says.
@Component
class Upload {

    private static final int BYTES_MAX = 20_000_000;
    private static final int NAME_CHARS_MAX = 255;

    private final Documents documents;
    private final InstantSource time;

    Upload(Documents documents, InstantSource time) {
        this.documents = documents;
        this.time = time;
    }

    /// @throws com.voepy.numbers.sandbox.api.Refusal if it is empty, too big or nothing that a port can use
    Document take(byte[] file, String filename, @Nullable String customerReference) {
        if (file.length == 0 || file.length > BYTES_MAX) {
            throw INVALID_VALUE.because("The file must have 1 to %d bytes.".formatted(BYTES_MAX), "/file");
        }
        if (filename.length() > NAME_CHARS_MAX) {
            throw INVALID_VALUE.because(
                    "The name must have at most %d characters.".formatted(NAME_CHARS_MAX), "/filename");
        }
        var now = time.instant().truncatedTo(ChronoUnit.MICROS);
        var document = Document.of(
                UUID.randomUUID(), filename, contentType(file), file.length, sha256(file), customerReference, now, now);
        documents.insert(document);
        return document;
    }

    /// By content: what a name or a header says about it may be wrong.
    private static String contentType(byte[] file) {
        var start = new String(file, 0, Math.min(file.length, 4), StandardCharsets.ISO_8859_1);
        if (start.startsWith("%PDF")) {
            return "application/pdf";
        }
        if (start.startsWith("\u0089PNG")) {
            return "image/png";
        }
        if (start.startsWith("\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        }
        throw INVALID_VALUE.because("Only PDF, PNG and JPEG are taken.", "/file");
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
