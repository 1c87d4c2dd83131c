package com.voepy.numbers.standalone;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Everything that one installation keeps: the database, its secrets, its log. Only its owner can look inside (0700),
/// and one process at a time holds it.
final class DataDirectory implements AutoCloseable {

    private final Path root;
    private final FileChannel lockChannel;
    private final FileLock lock;

    private DataDirectory(Path root, FileChannel lockChannel, FileLock lock) {
        this.root = root;
        this.lockChannel = lockChannel;
        this.lock = lock;
    }

    /// Creates the directory where it is missing and locks it until [#close()] or the end of the process, however that
    /// end comes: the lock belongs to the operating system.
    ///
    /// @param holder what a second instance is told about this one, for example its address
    /// @throws StartRefused if another process holds it, or it can't be written
    static DataDirectory open(Path path, String holder) {
        var root = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            var channel = FileChannel.open(root.resolve("lock"), CREATE, READ, WRITE);
            var lock = tryLock(channel).orElseThrow(() -> inUse(root, channel));
            channel.truncate(0);
            channel.write(ByteBuffer.wrap("process %d, %s"
                    .formatted(ProcessHandle.current().pid(), holder)
                    .getBytes(StandardCharsets.UTF_8)));
            return new DataDirectory(root, channel, lock);
        } catch (IOException e) {
            throw new StartRefused("The data directory %s can't be used (%s). Set NUMBERS_DATA_DIR to one that can."
                    .formatted(root, e));
        }
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException heldByThisProcess) {
            return Optional.empty();
        }
    }

    private static StartRefused inUse(Path root, FileChannel channel) {
        try (channel) {
            return new StartRefused("Another instance already uses the data directory %s (%s). Stop it, or set %s."
                    .formatted(root, Files.readString(root.resolve("lock")), "NUMBERS_DATA_DIR to another one"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path resolve(String name) {
        return root.resolve(name);
    }

    /// The secret of that name: read, or made and stored before anyone uses it.
    String secret(String name, Supplier<String> make) {
        return read(name).orElseGet(() -> {
            var made = make.get();
            store(name, made);
            return made;
        });
    }

    /// What [#store] once kept under that name.
    Optional<String> read(String name) {
        try {
            return Optional.of(Files.readString(root.resolve(name)).strip());
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Keeps a text in a file that only its owner reads (0600); either the whole text is there afterwards or none.
    void store(String name, String text) {
        var file = root.resolve(name);
        var half = root.resolve(name + ".new");
        try {
            Files.createDirectories(parent(file));
            Files.deleteIfExists(half);
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.createFile(half, ownerOnly);
            try (var out = FileChannel.open(half, WRITE)) {
                out.write(ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8)));
                out.force(true);
            }
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path parent(Path file) {
        @Nullable Path parent = file.getParent();
        return parent == null ? root : parent;
    }

    /// Whether files made here belong to root, under whom PostgreSQL refuses to run.
    boolean belongsToRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(root.resolve("lock"), "unix:uid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (lockChannel) {
            lock.release();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
