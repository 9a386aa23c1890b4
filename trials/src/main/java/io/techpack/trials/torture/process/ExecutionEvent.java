package io.techpack.trials.torture.process;

import io.techpack.job.Stage;
import io.techpack.product.TechPackJob;
import java.util.UUID;

/**
 * A line of an execution log.
 *
 * @param atMillis of the epoch
 * @param attempt one run of a stage's handler
 * @param ordinal of the item, or {@link #WHOLE_STAGE}
 */
public record ExecutionEvent(
        long atMillis, Type type, UUID attempt, UUID job, Stage stage, int ordinal) {

    /** In place of an ordinal: the line is about the stage's handler itself. */
    public static final int WHOLE_STAGE = -1;

    /** What happened. */
    public enum Type {
        /** The engine begins. */
        STARTED,
        /** The item is stored, or the handler has said that its stage is done. */
        COMPLETED,
        /** It ended without that. */
        ABANDONED
    }

    public String line() {
        return String.join(
                "\t",
                Long.toString(atMillis),
                type.name(),
                attempt.toString(),
                job.toString(),
                stage.id(),
                Integer.toString(ordinal));
    }

    /** Reads what {@link ExecutionLog} has written. */
    public static ExecutionEvent parse(String line) {
        String[] parts = line.split("\t", -1);
        return new ExecutionEvent(
                Long.parseLong(parts[0]),
                Type.valueOf(parts[1]),
                UUID.fromString(parts[2]),
                UUID.fromString(parts[3]),
                TechPackJob.TYPES.stage(parts[4]),
                Integer.parseInt(parts[5]));
    }
}
