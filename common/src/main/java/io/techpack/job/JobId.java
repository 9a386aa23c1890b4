package io.techpack.job;

import java.util.Objects;
import java.util.UUID;

/** The identity of a job: a UUIDv7, so that jobs sort by their time of submission. */
public record JobId(UUID value) {

    public JobId {
        Objects.requireNonNull(value, "a job id without a value");
    }

    /** Mints a new one, time-ordered (UUIDv7). Thread-safe. */
    public static JobId next() {
        return new JobId(TimeOrderedUuid.next());
    }

    /**
     * Reads the textual form of {@link #toString()}.
     *
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static JobId of(String text) {
        return new JobId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
