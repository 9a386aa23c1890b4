package io.techpack.worker;

import java.time.Duration;

/**
 * Remembers that the database was not reached when a lease was to be taken: it may have been
 * granted, and the answer lost. Thread-safe.
 */
final class UncertainClaims {

    // far longer than the lease time after which such a lease is given back
    private static final long DOUBT_NANOS = Duration.ofMinutes(10).toNanos();

    private volatile long last = System.nanoTime() - DOUBT_NANOS;

    void noticed() {
        last = System.nanoTime();
    }

    /** Whether it was not long ago. */
    boolean lately() {
        return System.nanoTime() - last < DOUBT_NANOS;
    }
}
