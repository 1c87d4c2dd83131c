package com.voepy.numbers.standalone;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL as Maven Central ships it: an archive on the class path, unpacked once into the data directory.
final class PostgresBinaries {

    /// Part of the directory's name, so that another major release is unpacked beside the old one.
    private static final String VERSION = "18";

    private PostgresBinaries() {}

    /// The directory that holds `bin/initdb`, `bin/pg_ctl` and `bin/postgres`, about 60 MB.
    ///
    /// @throws StartRefused if this product was built on a machine of another kind
    static Path unpackedIn(DataDirectory data) {
        var ready = data.resolve("postgresql-" + VERSION);
        if (Files.isDirectory(ready)) {
            return ready;
        }
        var half = data.resolve("postgresql-%s.new".formatted(VERSION));
        try (var archive = archive()) {
            Directories.delete(half);
            unpack(archive, half);
            // Unpacked as a whole or not at all: a process that dies in between leaves nothing that looks ready.
            Files.move(half, ready, StandardCopyOption.ATOMIC_MOVE);
            return ready;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream archive() {
        var mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
        var arm = System.getProperty("os.arch").equals("aarch64");
        var name = "/postgres-%s-%s.txz".formatted(mac ? "darwin" : "linux", arm ? "arm_64" : "x86_64");
        var archive = PostgresBinaries.class.getResourceAsStream(name);
        if (archive == null) {
            throw new StartRefused("This build holds no PostgreSQL for %s on %s; build it on this machine with ./run."
                    .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
        }
        return archive;
    }

    private static void unpack(InputStream archive, Path into) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException("The archive's entry %s leaves its directory".formatted(entry.getName()));
                }
                write(tar, entry, target);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolve("..").normalize());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            Files.setPosixFilePermissions(target, permissions(entry.getMode()));
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        var permissions = new HashSet<>(PosixFilePermissions.fromString("rw-r--r--"));
        if ((mode & 0b001_000_000) != 0) {
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
        }
        return permissions;
    }
}
