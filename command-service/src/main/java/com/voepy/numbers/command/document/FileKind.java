package com.voepy.numbers.command.document;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.tika.Tika;

/// What a document may be. Decided by its bytes alone: neither the name nor what the client says of it counts.
enum FileKind {
    PDF("application/pdf", "pdf") {
        @Override
        boolean isWhole(byte[] bytes) {
            var end = lastIndexOf(bytes, PDF_END);
            return startsWith(bytes, PDF_START) && end > 0 && isBlank(bytes, end + PDF_END.length);
        }
    },
    PNG("image/png", "png") {
        @Override
        boolean isWhole(byte[] bytes) {
            return startsWith(bytes, PNG_START) && endOfPngChunks(bytes) == bytes.length;
        }
    },
    JPEG("image/jpeg", "jpg") {
        @Override
        boolean isWhole(byte[] bytes) {
            return startsWith(bytes, JPEG_START) && endsWith(bytes, JPEG_END);
        }
    };

    private static final byte[] PDF_START = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PDF_END = "%%EOF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PNG_START = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG_START = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final byte[] JPEG_END = {(byte) 0xff, (byte) 0xd9};

    /// Length and type before a PNG chunk's data, and the check sum behind it.
    private static final int PNG_CHUNK_FRAME_BYTES = 12;

    private static final int PNG_END_CHUNK = 0x49454e44; // IEND

    private static final Tika TIKA = new Tika();

    private final String contentType;
    private final String extension;

    FileKind(String contentType, String extension) {
        this.contentType = contentType;
        this.extension = extension;
    }

    String contentType() {
        return contentType;
    }

    /// The usual one, without a dot.
    String extension() {
        return extension;
    }

    /// Whether it begins and ends as its kind does. A file that is two things at once has the other one at its end.
    abstract boolean isWhole(byte[] bytes);

    /// Empty for whatever is none of them, or is more than that.
    static Optional<FileKind> of(byte[] bytes) {
        var detected = TIKA.detect(bytes);
        return Arrays.stream(values())
                .filter(kind -> kind.contentType.equals(detected) && kind.isWhole(bytes))
                .findFirst();
    }

    /// Where the last chunk ends, or -1 where the chunks make no sense.
    private static int endOfPngChunks(byte[] bytes) {
        var chunks = ByteBuffer.wrap(bytes);
        var at = PNG_START.length;
        while (bytes.length - at >= PNG_CHUNK_FRAME_BYTES) {
            var length = chunks.getInt(at);
            var type = chunks.getInt(at + Integer.BYTES);
            if (length < 0 || length > bytes.length - at - PNG_CHUNK_FRAME_BYTES) {
                return -1;
            }
            at += PNG_CHUNK_FRAME_BYTES + length;
            if (type == PNG_END_CHUNK) {
                return at;
            }
        }
        return -1;
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    private static boolean endsWith(byte[] bytes, byte[] end) {
        var from = bytes.length - end.length;
        return from >= 0 && Arrays.equals(bytes, from, bytes.length, end, 0, end.length);
    }

    private static int lastIndexOf(byte[] bytes, byte[] wanted) {
        for (int at = bytes.length - wanted.length; at >= 0; at--) {
            if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isBlank(byte[] bytes, int from) {
        for (int at = from; at < bytes.length; at++) {
            if (bytes[at] != 0 && !Character.isWhitespace(bytes[at])) {
                return false;
            }
        }
        return true;
    }
}
