package io.techpack.job;

import java.nio.charset.StandardCharsets;
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

    /**
     * The id of what a stage of this job makes at that place: always the same one, so that a repeat
     * makes no second thing. A UUIDv7 of the job's time.
     */
    public UUID made(Stage stage, int ordinal) {
        UUID random =
                UUID.nameUUIDFromBytes(
                        (value + "/" + stage.id() + "/" + ordinal)
                                .getBytes(StandardCharsets.UTF_8));
        return TimeOrderedUuid.of(
                value.getMostSignificantBits() >>> 16,
                random.getMostSignificantBits(),
                random.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
