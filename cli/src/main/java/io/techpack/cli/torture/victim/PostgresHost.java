package io.techpack.cli.torture.victim;

import io.techpack.embedded.EmbeddedPostgres;
import io.techpack.embedded.EmbeddedSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A process whose child is PostgreSQL, on the data directory that is its argument. It kills and
 * restarts it when told to, and stops it when its parent is gone.
 */
public final class PostgresHost {

    /** Said to it: SIGKILL to all of PostgreSQL's processes, then a start. */
    public static final String KILL = "kill";

    private PostgresHost() {}

    public static void main(String... arguments) throws IOException {
        Victim.openLog();
        EmbeddedPostgres postgres =
                EmbeddedPostgres.start(
                        EmbeddedSettings.in(Path.of(arguments[0]))
                                .withPostgres("max_connections", "200")
                                .stopAtJvmExit());
        Victim.ready(postgres.jdbcUrl() + " " + postgres.user() + " " + postgres.password());
        BufferedReader words =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String word = words.readLine(); word != null; word = words.readLine()) {
            if (word.equals(KILL)) {
                postgres.kill();
                postgres.restart();
                Victim.ready("again");
            }
        }
        System.exit(0); // the hook stops PostgreSQL
    }
}
