package io.techpack.trials.torture.process;

import io.techpack.embedded.EmbeddedPostgres;
import io.techpack.embedded.EmbeddedSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A process whose child is PostgreSQL, with all its data in the directory that is its argument;
 * with a second argument, {@link #WITH_STANDBY}, it has another one, a synchronous standby of the
 * first. It kills, restarts and promotes them when told to, and stops them when its parent is gone.
 */
public final class PostgresProcess {

    public static final String WITH_STANDBY = "with-standby";

    /** A line of its input: SIGKILL to all of the primary's processes, then a start. */
    public static final String KILL = "kill";

    /** The same, but the standby takes over; the answer says where it is. */
    public static final String FAIL_OVER = "fail-over";

    /** What took over gets a new standby. */
    public static final String FOLLOW = "follow";

    private final Path directory;
    private EmbeddedPostgres primary;
    private @Nullable EmbeddedPostgres standby;
    private int servers;

    private PostgresProcess(Path directory, boolean withStandby) {
        this.directory = directory;
        this.primary =
                EmbeddedPostgres.start(
                        EmbeddedSettings.in(next())
                                .withPostgres("max_connections", "200")
                                .stopAtJvmExit()
                                .replicated());
        if (withStandby) {
            standby = primary.startStandby(next());
        }
    }

    private Path next() {
        servers++;
        return directory.resolve("server-" + servers);
    }

    private String address() {
        return primary.jdbcUrl() + " " + primary.user() + " " + primary.password();
    }

    private void obey(String line) throws SQLException {
        switch (line) {
            case KILL -> {
                primary.kill();
                primary.restart();
                if (standby != null) {
                    // else what a failover takes back might have been shown in between
                    primary.awaitStandby();
                }
            }
            case FAIL_OVER -> failOver();
            case FOLLOW -> standby = primary.startStandby(next());
            default -> throw new IllegalArgumentException("unknown: " + line);
        }
        ChildProcess.reportReady(address());
    }

    private void failOver() throws SQLException {
        EmbeddedPostgres next = standby;
        if (next == null) {
            throw new IllegalStateException("there is no standby to promote");
        }
        primary.kill();
        next.promote();
        primary.close();
        primary = next;
        standby = null;
    }

    public static void main(String... arguments) throws IOException, SQLException {
        ChildProcess.openLog();
        PostgresProcess process =
                new PostgresProcess(
                        Path.of(arguments[0]),
                        arguments.length > 1 && arguments[1].equals(WITH_STANDBY));
        ChildProcess.reportReady(process.address());
        for (String line : ChildProcess.commands()) {
            process.obey(line);
        }
        System.exit(0); // the hooks stop what runs
    }
}
