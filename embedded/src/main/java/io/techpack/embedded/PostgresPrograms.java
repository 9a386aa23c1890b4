package io.techpack.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL's programs on disk, unpacked once per user and content into the user's cache. */
record PostgresPrograms(Path home, PostgresAccount account) {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    static PostgresPrograms unpacked(PostgresAccount account) throws IOException {
        return unpacked(account, cache(account));
    }

    /**
     * Safe against other processes and threads that do the same: one result stays, all are equal.
     */
    static PostgresPrograms unpacked(PostgresAccount account, Path cache) throws IOException {
        var archive = PostgresArchive.ofThisMachine();
        var home = cache.resolve(archive.fingerprint());
        if (!Files.exists(home)) {
            log.info("Unpacking PostgreSQL into {} (once)", home);
            WholeDirectory.make(
                    home,
                    unfinished -> {
                        archive.unpack(unfinished);
                        Files.setPosixFilePermissions(
                                unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
                    });
        }
        return new PostgresPrograms(home, account);
    }

    private static Path cache(PostgresAccount account) throws IOException {
        if (account.isNobody()) {
            // Root's home is closed to others; here root alone may write, and nobody may run.
            return owned(Path.of("/var/lib/techpack-embedded"));
        }
        for (var choice : choices()) {
            try {
                return owned(choice.resolve("techpack-embedded"));
            } catch (IOException next) {
                log.debug("No cache in {}: {}", choice, next.toString());
            }
        }
        throw new EmbeddedServersException(
                "No directory to unpack PostgreSQL into. Set XDG_CACHE_HOME to one that user "
                        + System.getProperty("user.name")
                        + " can write.");
    }

    private static List<Path> choices() {
        var home = System.getProperty("user.home", "/nonexistent");
        var mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
        return List.of(
                Path.of(
                        Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                                .filter(path -> path.startsWith("/"))
                                .orElse(home + (mac ? "/Library/Caches" : "/.cache"))),
                Path.of(
                        System.getProperty("java.io.tmpdir", "/tmp"),
                        "techpack-"
                                + System.getProperty("user.name", "anyone")
                                        .replaceAll("\\W", "_")));
    }

    /**
     * What is run from there must come from this user: in a shared place somebody else may have
     * been first.
     */
    private static Path owned(Path directory) throws IOException {
        Files.createDirectories(directory);
        var probe = Files.createTempFile(directory, ".owner", "");
        try {
            if (!Files.getOwner(directory).equals(Files.getOwner(probe))) {
                throw new IOException(directory + " belongs to " + Files.getOwner(directory));
            }
            return directory;
        } finally {
            Files.delete(probe);
        }
    }

    boolean has(String library) {
        return Files.exists(home.resolve("lib/postgresql").resolve(library + ".so"))
                || Files.exists(home.resolve("lib/postgresql").resolve(library + ".dylib"));
    }

    List<String> line(String program, List<String> arguments) {
        return account.command(home.resolve("bin").resolve(program), arguments);
    }

    /**
     * Runs one of the programs to its end; its output is the message of the exception when it
     * fails.
     */
    void run(String program, List<String> arguments, String input) throws IOException {
        var done = Command.run(line(program, arguments), input);
        if (done.exit() != 0) {
            throw new IOException(
                    "%s ended with %d: %s".formatted(program, done.exit(), done.output()));
        }
    }
}
