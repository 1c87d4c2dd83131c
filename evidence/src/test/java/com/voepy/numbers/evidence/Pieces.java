package com.voepy.numbers.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A zip taken to pieces, to be put together in ways that no tool would.
final class Pieces {

    private static final int CENTRAL_BYTES = 46;
    private static final int END_BYTES = 22;

    /// Each file with what stands before and after it.
    final List<byte[]> files = new ArrayList<>();

    /// What the directory says of each.
    final List<byte[]> directory = new ArrayList<>();

    final List<String> names = new ArrayList<>();

    /// Of the archive, where the directory says each file is.
    final List<Integer> offsets = new ArrayList<>();

    static Pieces of(byte[] archive) {
        var pieces = new Pieces();
        var zip = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
        var end = archive.length - END_BYTES;
        var directory = zip.getInt(end + 16);
        for (var at = directory; at < end; ) {
            var entry = copy(archive, at, at + CENTRAL_BYTES + zip.getShort(at + 28) + zip.getShort(at + 30));
            pieces.directory.add(entry);
            pieces.names.add(new String(entry, CENTRAL_BYTES, zip.getShort(at + 28), StandardCharsets.UTF_8));
            pieces.offsets.add(zip.getInt(at + 42));
            at += entry.length;
        }
        for (var i = 0; i < pieces.offsets.size(); i++) {
            var next = i + 1 < pieces.offsets.size() ? pieces.offsets.get(i + 1) : directory;
            pieces.files.add(copy(archive, pieces.offsets.get(i), next));
        }
        return pieces;
    }

    /// A whole archive whose directory says where the files now are.
    byte[] joined() {
        var places = new ArrayList<Integer>();
        var at = 0;
        for (var file : files) {
            places.add(at);
            at += file.length;
        }
        return joined(places);
    }

    /// @param places that the directory gives for its files
    byte[] joined(List<Integer> places) {
        var out = new ByteArrayOutputStream();
        files.forEach(out::writeBytes);
        var begin = out.size();
        for (var i = 0; i < directory.size(); i++) {
            var entry = directory.get(i).clone();
            buffer(entry).putInt(42, places.get(i));
            out.writeBytes(entry);
        }
        return ended(out, directory.size(), begin, out.size() - begin);
    }

    static byte[] ended(ByteArrayOutputStream out, int count, int begin, int length) {
        var end = new byte[END_BYTES];
        buffer(end)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort((short) count)
                .putShort((short) count)
                .putInt(length)
                .putInt(begin);
        out.writeBytes(end);
        return out.toByteArray();
    }

    static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static byte[] concatenated(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] copy(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }
}
