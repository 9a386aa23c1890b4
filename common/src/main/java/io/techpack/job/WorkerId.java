package io.techpack.job;

import java.util.Objects;
import java.util.UUID;

/** The identity of one run of one worker process; a restarted worker is another worker. */
public record WorkerId(UUID value) {

    public WorkerId {
        Objects.requireNonNull(value, "a worker id without a value");
    }

    /** Mints a new one, time-ordered (UUIDv7). Thread-safe. */
    public static WorkerId next() {
        return new WorkerId(TimeOrderedUuid.next());
    }

    /**
     * Reads the textual form of {@link #toString()}.
     *
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static WorkerId of(String text) {
        return new WorkerId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
