package io.techpack.embedded;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The archive of PostgreSQL's programs on the class path that fits this machine. */
record PostgresArchive(String name, URL url) {

    static PostgresArchive ofThisMachine() {
        var system =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac")
                        ? "darwin"
                        : "linux";
        var processor =
                switch (System.getProperty("os.arch", "")) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    case String other -> other;
                };
        var name = "postgres-" + system + "-" + processor;
        var url = PostgresArchive.class.getResource("/" + name + ".txz");
        if (url == null) {
            throw new EmbeddedServersException(
                    "No PostgreSQL for this machine on the class path (%s.txz). Use a PostgreSQL server instead."
                            .formatted(name));
        }
        return new PostgresArchive(name, url);
    }

    /**
     * A name that no other content has. The jar's directory knows the checksum, so nothing needs to
     * be read.
     */
    String fingerprint() throws IOException {
        if (url.openConnection() instanceof JarURLConnection jar) {
            var entry = jar.getJarEntry();
            return "%s-%08x-%x".formatted(name, entry.getCrc(), entry.getSize());
        }
        try (var content = new CheckedInputStream(url.openStream(), new CRC32())) {
            long size = content.skip(Long.MAX_VALUE);
            return "%s-%08x-%x".formatted(name, content.getChecksum().getValue(), size);
        }
    }

    /**
     * Writes the archive's files, each forced to disk: a half-written program would be found by
     * every later start.
     */
    void unpack(Path directory) throws IOException {
        try (var raw = url.openStream();
                var xz = new XZCompressorInputStream(raw);
                var tar = new TarArchiveInputStream(xz)) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                var target = directory.resolve(entry.getName()).normalize();
                if (!target.startsWith(directory)) {
                    throw new IOException(
                            "The archive " + url + " points outside: " + entry.getName());
                }
                write(entry, tar, target);
            }
        }
    }

    private static void write(TarArchiveEntry entry, TarArchiveInputStream content, Path target)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            DurableFile.copy(content, target);
            if ((entry.getMode() & 0100) != 0 && !target.toFile().setExecutable(true, false)) {
                throw new IOException(target + " cannot be made executable");
            }
        }
    }
}
