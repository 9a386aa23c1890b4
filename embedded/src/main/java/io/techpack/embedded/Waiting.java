package io.techpack.embedded;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what announces itself by no event: a file's content, another program's end. */
final class Waiting {

    private static final Duration PAUSE = Duration.ofMillis(10);

    private Waiting() {}

    /** Whether the condition came true in time; asks about a hundred times a second. */
    static boolean until(Duration patience, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new EmbeddedServersException("Interrupted while waiting for a server", e);
            }
        }
        return true;
    }
}
