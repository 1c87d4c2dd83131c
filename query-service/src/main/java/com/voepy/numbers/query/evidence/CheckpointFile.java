package com.voepy.numbers.query.evidence;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// A signed note on the disk of this node. Whatever happens while a new one is written, there is a whole one.
final class CheckpointFile {

    private static final String NAME = "checkpoint";

    /// Whoever holds this file writes the other; it stays empty.
    private static final String TURNS = "checkpoint.lock";

    private final Path directory;

    CheckpointFile(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    Optional<String> read() throws IOException {
        try {
            return Optional.of(Files.readString(directory.resolve(NAME)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    /// Replaces what is there, unless that is larger: a node that shares the directory may be ahead.
    ///
    /// @param sizes of notes
    /// @param size of this one
    void write(String note, ToLongFunction<String> sizes, long size) throws IOException {
        Files.createDirectories(directory);
        synchronized (CheckpointFile.class) {
            try (var turns = FileChannel.open(directory.resolve(TURNS), CREATE, WRITE);
                    var _ = turns.lock()) {
                var there = read();
                if (there.isEmpty() || sizes.applyAsLong(there.get()) < size) {
                    replace(note);
                }
            }
        }
    }

    private void replace(String note) throws IOException {
        // A name of its own: nodes on one machine may share the directory. Only its owner can read it.
        var half = Files.createTempFile(directory, NAME, ".new");
        try {
            try (var out = FileChannel.open(half, WRITE)) {
                var bytes = ByteBuffer.wrap(note.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(half, directory.resolve(NAME), ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(half);
        }
        // The new name is on disk once the directory is.
        try (var entries = FileChannel.open(directory, READ)) {
            entries.force(true);
        }
    }

    @Override
    public String toString() {
        return directory.resolve(NAME).toString();
    }
}
