package io.techpack.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * A PostgreSQL data directory with its superuser's password beside it.
 *
 * @param data what PostgreSQL calls PGDATA
 * @param password of {@link #USER}, for scram-sha-256; nobody is trusted, not even on loopback
 */
record PostgresCluster(Path data, String password) {

    static final String USER = "techpack";
    static final String DATABASE = "techpack";

    private static final String VERSION = "18";

    /** Opens the cluster below {@code home}, or makes it with an empty database. */
    static PostgresCluster open(Path home, PostgresPrograms programs) throws IOException {
        var data = home.resolve("data");
        var secret = home.resolve("password");
        if (Files.exists(data)) {
            requireUsable(data, secret);
        } else if (!Files.exists(secret)) {
            DurableFile.writeSecret(newPassword(), secret);
        }
        programs.account().own(home);
        WholeDirectory.make(
                data,
                unfinished -> {
                    programs.account().own(unfinished);
                    initialize(unfinished, secret, programs);
                });
        return new PostgresCluster(data, Files.readString(secret).strip());
    }

    private static void initialize(Path data, Path secret, PostgresPrograms programs)
            throws IOException {
        programs.run(
                "initdb",
                List.of(
                        "--pgdata=" + data,
                        "--username=" + USER,
                        "--pwfile=" + secret,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8"),
                "");
        programs.run(
                "postgres",
                List.of("--single", "-D", data.toString(), "-c", "exit_on_error=on", "postgres"),
                "create database " + DATABASE + "\n");
    }

    private static void requireUsable(Path data, Path secret) throws IOException {
        var version = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!version.equals(VERSION)) {
            throw new EmbeddedServersException(
                    "%s was written by PostgreSQL %s, this is %s. Dump it with the old one, or choose another directory."
                            .formatted(data, version, VERSION));
        }
        if (!Files.exists(secret)) {
            throw new EmbeddedServersException(
                    "The password of %s is missing: put the file %s back, or choose another directory."
                            .formatted(data, secret));
        }
    }

    private static String newPassword() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
