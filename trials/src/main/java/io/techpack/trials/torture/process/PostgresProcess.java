package io.techpack.trials.torture.process;

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
public final class PostgresProcess {

    /** A line of its input: SIGKILL to all of PostgreSQL's processes, then a start. */
    public static final String KILL = "kill";

    private PostgresProcess() {}

    public static void main(String... arguments) throws IOException {
        ChildProcess.openLog();
        EmbeddedPostgres postgres =
                EmbeddedPostgres.start(
                        EmbeddedSettings.in(Path.of(arguments[0]))
                                .withPostgres("max_connections", "200")
                                .stopAtJvmExit());
        ChildProcess.reportReady(
                postgres.jdbcUrl() + " " + postgres.user() + " " + postgres.password());
        BufferedReader commands =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            if (line.equals(KILL)) {
                postgres.kill();
                postgres.restart();
                ChildProcess.reportReady("again");
            }
        }
        System.exit(0); // the hook stops PostgreSQL
    }
}
