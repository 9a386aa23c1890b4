package io.techpack.job;

import java.util.Locale;

/** Where a job stands; the last three are final, but that a failed job may be retried. */
public enum JobStatus {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELED;

    /** Whether a job in this state does not change by itself any more. */
    public boolean ended() {
        return switch (this) {
            case QUEUED, RUNNING -> false;
            case SUCCEEDED, FAILED, CANCELED -> true;
        };
    }

    /** The name in the database and the HTTP contract, such as {@code running}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The status of that id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static JobStatus of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
