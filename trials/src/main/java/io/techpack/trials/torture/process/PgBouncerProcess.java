package io.techpack.trials.torture.process;

import io.techpack.embedded.PgBouncer;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A process whose child is a PgBouncer, with the directory that is its argument, before the
 * database of its environment. It kills and restarts it when told to, and ends it when its parent
 * is gone.
 */
public final class PgBouncerProcess {

    /** A line of its input: SIGKILL to PgBouncer, then a start. */
    public static final String KILL = "kill";

    private static final int SESSIONS = 20;

    private PgBouncerProcess() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        ChildProcess.openLog();
        try (PgBouncer bouncer =
                PgBouncer.before(
                        System.getenv("SPRING_DATASOURCE_URL"),
                        System.getenv("SPRING_DATASOURCE_USERNAME"),
                        System.getenv("SPRING_DATASOURCE_PASSWORD"),
                        SESSIONS,
                        Path.of(arguments[0]))) {
            ChildProcess.reportReady(bouncer.url());
            for (String line : ChildProcess.commands()) {
                if (line.equals(KILL)) {
                    bouncer.kill();
                    bouncer.startAgain();
                    ChildProcess.reportReady("again");
                }
            }
        }
    }
}
