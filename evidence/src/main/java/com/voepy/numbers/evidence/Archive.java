package com.voepy.numbers.evidence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The archive of a bundle: a zip in the one form in which [BundleWriter] writes it.
///
/// A zip says everything twice, before each file and in a directory at its end, and programs differ in which of the two
/// they believe, in what they pass over, and in what may come first, last or in between. So a zip can show one thing to
/// who verifies it and another to who reads it. Here there is nothing to choose from: the files fill the archive from
/// its first byte, each where the one before it ends, in the order of the directory, which says the same of each as the
/// file itself; nothing follows the directory. Whatever is anything else is refused.
///
/// Source: PKWARE's APPNOTE.TXT, 4.3.
final class Archive {

    /// What a bundle of ten thousand events has, and far from where a zip needs another form.
    private static final int FILES_MAX = 20_000;

    /// Of an archive, which is read into memory.
    static final int BYTES_MAX = 256 << 20;

    /// Of all files together, packed out.
    private static final long CONTENT_MAX = 512L << 20;

    /// Of any file but the events and the report.
    private static final long SMALL_MAX = 64 << 10;

    private static final Pattern NAME = Pattern.compile(
            "README\\.txt|log\\.vkey|report\\.(pdf|note)|events\\.jsonl|proofs/[1-9][0-9]{0,17}\\.tlog-proof");

    private static final int LOCAL = 0x04034b50;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;

    private static final int LOCAL_BYTES = 30;
    private static final int DESCRIPTOR_BYTES = 16;
    private static final int CENTRAL_BYTES = 46;
    private static final int END_BYTES = 22;

    /// Made by and needs version 2.0; names in UTF-8, sizes after the file; deflated.
    private static final long FORM = 0x0008_0808_0014_0014L;

    /// How bundles were made at first: each file with the time of its packing once more, in five bytes.
    private static final long TIME_AGAIN = 0x01_0005_5455L;

    private static final int TIME_AGAIN_BYTES = 9;

    private static final int SHOWN_MAX = 80;

    private final byte[] bytes;
    private final ByteBuffer zip;
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /// Where the next file begins.
    private int at;

    private long content;

    private Archive(byte[] bytes) {
        this.bytes = bytes;
        this.zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// The files in it, by their names.
    ///
    /// @throws NotVerified if it is in any other form
    static Map<String, byte[]> files(byte[] bytes) {
        if (bytes.length > BYTES_MAX) {
            throw new NotVerified("the archive is larger than any that was made");
        }
        var archive = new Archive(bytes);
        archive.read();
        return archive.files;
    }

    private void read() {
        var end = bytes.length - END_BYTES;
        if (end < 0 || zip.getInt(end) != END || unsigned16(end + 20) != 0) {
            throw new NotVerified("the archive is not a zip, is cut, or something follows its end");
        }
        var count = unsigned16(end + 10);
        var directory = unsigned32(end + 16);
        if (zip.getInt(end + 4) != 0
                || unsigned16(end + 8) != count
                || directory + unsigned32(end + 12) != end
                || count > FILES_MAX) {
            throw new NotVerified("the archive's end does not say where its directory is and how long");
        }
        var entry = (int) directory;
        for (var i = 0; i < count; i++) {
            entry = take(entry, (int) directory, end);
        }
        if (entry != end) {
            throw new NotVerified("the archive's directory is longer than it says");
        }
        if (at != directory) {
            throw new NotVerified("the archive has something between its last file and its directory");
        }
    }

    /// @param entry where the directory tells of the file
    /// @return where it tells of the next one
    private int take(int entry, int directory, int end) {
        var isThere = end - entry >= CENTRAL_BYTES && zip.getInt(entry) == CENTRAL;
        var nameLength = isThere ? unsigned16(entry + 28) : 0;
        var extraLength = isThere ? unsigned16(entry + 30) : 0;
        var next = entry + CENTRAL_BYTES + nameLength + extraLength;
        if (!isThere || next > end) {
            throw new NotVerified("the archive's directory is cut or damaged");
        }
        var name = new String(bytes, entry + CENTRAL_BYTES, nameLength, StandardCharsets.ISO_8859_1);
        if (!NAME.matcher(name).matches()) {
            throw new NotVerified("the archive has a file that no bundle has: " + shown(name));
        }
        if (files.containsKey(name)) {
            throw new NotVerified(name + ": it is in the bundle twice");
        }
        if (zip.getLong(entry + 4) != FORM
                || !isNothingButTime(entry + CENTRAL_BYTES + nameLength, extraLength)
                || zip.getLong(entry + 32) != 0
                || unsigned16(entry + 40) != 0) {
            throw new NotVerified(name + ": it is not packed as the files of a bundle are");
        }
        if (unsigned32(entry + 42) != at) {
            throw new NotVerified(name + ": it does not begin where the file before it ends");
        }
        files.put(name, unpack(name, entry, nameLength + extraLength, directory));
        return next;
    }

    private byte[] unpack(String name, int entry, int labelLength, int directory) {
        var begin = at + LOCAL_BYTES + labelLength;
        if (begin > directory || !Arrays.equals(header(entry, labelLength), Arrays.copyOfRange(bytes, at, begin))) {
            throw new NotVerified(name + ": its header does not say what the directory says");
        }
        var packed = unsigned32(entry + 20);
        var after = begin + packed + DESCRIPTOR_BYTES;
        if (after > directory
                || zip.getInt((int) (begin + packed)) != DESCRIPTOR
                || !Arrays.equals(bytes, (int) (begin + packed) + 4, (int) after, bytes, entry + 16, entry + 16 + 12)) {
            throw new NotVerified(name + ": its end does not say what the directory says");
        }
        at = (int) after;
        return inflated(name, begin, (int) packed, unsigned32(entry + 24), zip.getInt(entry + 16));
    }

    /// What stands before a file of which the directory says so: all but what is known only after it.
    private byte[] header(int entry, int labelLength) {
        return ByteBuffer.allocate(LOCAL_BYTES + labelLength)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(LOCAL)
                .put(bytes, entry + 6, 10)
                .putInt(0)
                .putLong(0)
                .put(bytes, entry + 28, 4)
                .put(bytes, entry + CENTRAL_BYTES, labelLength)
                .array();
    }

    private byte[] inflated(String name, int begin, int packed, long size, int sum) {
        content += size;
        var isLarge = name.equals(BundleWriter.EVENTS) || name.equals(BundleWriter.REPORT);
        if (content > CONTENT_MAX || !isLarge && size > SMALL_MAX) {
            throw new NotVerified(name + ": it is larger than any that was made");
        }
        var inflater = new Inflater(true);
        try {
            inflater.setInput(bytes, begin, packed);
            // One byte more: that there is none is seen by trying.
            var unpacked = new byte[(int) size + 1];
            var length = 0;
            for (var more = 1; more > 0; length += more) {
                more = inflater.inflate(unpacked, length, unpacked.length - length);
            }
            var crc = new CRC32();
            crc.update(unpacked, 0, length);
            if (inflater.finished() && inflater.getRemaining() == 0 && length == size && (int) crc.getValue() == sum) {
                return Arrays.copyOf(unpacked, length);
            }
        } catch (DataFormatException _) {
            // Said below.
        } finally {
            inflater.end();
        }
        throw new NotVerified(name + ": it is damaged");
    }

    private boolean isNothingButTime(int extra, int length) {
        return length == 0 || length == TIME_AGAIN_BYTES && (zip.getLong(extra) & 0xff_ffff_ffffL) == TIME_AGAIN;
    }

    private int unsigned16(int index) {
        return Short.toUnsignedInt(zip.getShort(index));
    }

    private long unsigned32(int index) {
        return Integer.toUnsignedLong(zip.getInt(index));
    }

    /// Whatever a stranger's file is called does not speak to the terminal.
    private static String shown(String name) {
        var printable = name.replaceAll("[^ -~]", "?");
        return printable.length() > SHOWN_MAX ? printable.substring(0, SHOWN_MAX) + "..." : printable;
    }
}
