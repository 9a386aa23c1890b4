package io.techpack.worker;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets a process try one suspect at a time: a job that was running when its worker died, and not
 * for the first time. The guilty one and the innocents that were running beside it are told apart
 * that way, without holding up anybody else. Thread-safe; nobody waits in here.
 */
final class CrashIsolation {

    private static final int CRASHES_OF_A_SUSPECT = 2;

    private final AtomicBoolean taken = new AtomicBoolean();

    /** Whether a job that was running at so many deaths is tried alone. */
    static boolean isolates(int crashes) {
        return crashes >= CRASHES_OF_A_SUSPECT;
    }

    /** Whether the caller may try its suspect now; if so it must {@link #leave} in the end. */
    boolean enter() {
        return taken.compareAndSet(false, true);
    }

    void leave() {
        taken.set(false);
    }
}
