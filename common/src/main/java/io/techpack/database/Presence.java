package io.techpack.database;

import java.time.Duration;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Which processes of the installation play a role, by their heartbeats. A process that is killed
 * counts for some seconds more. Every method throws {@link DatabaseUnavailable} when the database
 * cannot be reached. Thread-safe.
 */
public final class Presence {

    private static final Duration SILENCE = Duration.ofSeconds(10);

    private static final String BEAT =
            """
            with gone as (
                delete from presence where heartbeat_at < now() - interval '1 hour'
            ),
            here as (
                insert into presence (role, process) select :role, :process where :present
                on conflict (role, process) do update set heartbeat_at = now()
            )
            select exists (
                select from presence
                where role = :role and process <> :process and heartbeat_at > now() - :silence * interval '1 second')
            """;

    private static final String END = "delete from presence where role = ? and process = ?";

    private final UUID process = UUID.randomUUID();
    private final Database database;
    private final String role;

    /**
     * @param role the same in all processes
     */
    public Presence(Database database, String role) {
        this.database = database;
        this.role = role;
    }

    /**
     * To be called more often than every ten seconds.
     *
     * @param present whether this process plays the role
     * @return whether another one does
     */
    public boolean beat(boolean present) {
        return database.call(handle -> beat(handle, present));
    }

    private boolean beat(Handle handle, boolean present) {
        return handle.createQuery(BEAT)
                .bind("role", role)
                .bind("process", process)
                .bind("present", present)
                .bind("silence", SILENCE.toSeconds())
                .mapTo(Boolean.class)
                .one();
    }

    /** This process does not play the role any more. */
    public void end() {
        database.call(handle -> handle.execute(END, role, process));
    }
}
