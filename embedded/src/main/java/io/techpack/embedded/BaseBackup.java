package io.techpack.embedded;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What pg_basebackup does, which the programs at hand lack. */
final class BaseBackup {

    private BaseBackup() {}

    /**
     * Copies a running server's files.
     *
     * @param from the server's home: its data directory and the password beside it
     * @param to the same of the server that is to be; must not exist
     */
    static void of(EmbeddedPostgres postgres, Path from, Path to) throws SQLException, IOException {
        Path data = to.resolve("data");
        try (Connection session = postgres.connect();
                Statement statement = session.createStatement()) {
            statement.execute("select pg_backup_start('embedded', true)");
            Files.createDirectories(to);
            Files.copy(
                    from.resolve("password"),
                    to.resolve("password"),
                    StandardCopyOption.COPY_ATTRIBUTES);
            copy(from.resolve("data"), data);
            try (ResultSet label =
                    statement.executeQuery("select labelfile from pg_backup_stop(true)")) {
                label.next();
                Files.writeString(data.resolve("backup_label"), label.getString("labelfile"));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(
                from,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) throws IOException {
                        Path copy = to.resolve(from.relativize(folder));
                        Files.createDirectories(copy);
                        Files.setPosixFilePermissions(copy, Files.getPosixFilePermissions(folder));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        boolean ofTheRunning =
                                file.toString().contains("pg_wal/")
                                        || file.endsWith("postmaster.pid")
                                        || file.endsWith("postmaster.opts");
                        if (!ofTheRunning) {
                            try {
                                Files.copy(
                                        file,
                                        to.resolve(from.relativize(file)),
                                        StandardCopyOption.COPY_ATTRIBUTES);
                            } catch (NoSuchFileException _) {
                                return FileVisitResult.CONTINUE; // the log tells what became of it
                            }
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException gone) {
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
