package com.voepy.numbers.evidence;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// A small log, and bundles of what is in it.
final class Sample {

    static final String NAME = "numbers.example/log";
    static final int STREAMS = 3;

    final SigningKey key;
    final Leaves leaves = new Leaves();
    final List<byte[]> log = new ArrayList<>();

    /// @param what is said of each event
    Sample(int size, String what, byte[] seed) {
        this.key = new SigningKey(NAME, seed);
        for (var position = 1; position <= size; position++) {
            add(entry(position, what));
        }
    }

    Sample(int size) {
        this(size, "original", new byte[SigningKey.SEED_BYTES]);
    }

    void add(byte[] entry) {
        log.add(entry);
        leaves.add(entry);
    }

    /// An event of three streams that take turns.
    static byte[] entry(int position, String what) {
        return "{\"payload\":{\"amount_cents\":%d,\"what\":\"%s\"},\"position\":%d,\"sequence\":%d,\"stream\":\"balance/%d\"}"
                .formatted(position * 100, what, position, (position - 1) / STREAMS, (position - 1) % STREAMS)
                .getBytes(StandardCharsets.UTF_8);
    }

    Checkpoint checkpoint() {
        return new Checkpoint(NAME, log.size(), leaves.tree().root(log.size()));
    }

    /// With a report that quotes the positions.
    byte[] bundle(int... positions) {
        return bundle("%PDF of " + positions.length, positions);
    }

    byte[] bundle(String report, int... positions) {
        var events = new ArrayList<BundleWriter.Event>();
        for (var position : positions) {
            events.add(new BundleWriter.Event(position, log.get(position - 1)));
        }
        var out = new ByteArrayOutputStream();
        try {
            BundleWriter.write(
                    out,
                    events,
                    leaves.tree(),
                    log.size(),
                    checkpoint().signedBy(key),
                    key,
                    report.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// What is in a bundle, by its names.
    static Map<String, byte[]> files(byte[] bundle) {
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /// As bundles are packed.
    static byte[] packed(Map<String, byte[]> files) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (var file : files.entrySet()) {
                BundleWriter.write(zip, file.getKey(), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
