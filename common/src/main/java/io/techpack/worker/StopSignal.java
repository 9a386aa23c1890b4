package io.techpack.worker;

import org.jspecify.annotations.Nullable;

/**
 * Stops a handler's thread from outside, for the first reason that is given. A stop that comes
 * before the thread has entered, or while it does, keeps it out; one that comes after it has left
 * does not touch it any more. Thread-safe.
 */
final class StopSignal {

    /** Why an attempt is told to stop. */
    enum Reason {
        LEASE_LOST,
        OUT_OF_TIME,
        SHUTDOWN
    }

    private @Nullable Reason reason;
    private @Nullable Thread inside;

    /** Interrupts the thread that is inside; a second reason changes nothing. */
    synchronized void stop(Reason why) {
        if (reason == null) {
            reason = why;
            if (inside != null) {
                inside.interrupt();
            }
        }
    }

    /** The calling thread may be interrupted from now on; false if it is to stop already. */
    synchronized boolean enter() {
        if (reason != null) {
            return false;
        }
        inside = Thread.currentThread();
        return true;
    }

    /** The calling thread is not interrupted any more, and has no interrupt left. */
    synchronized void leave() {
        inside = null;
        Thread.interrupted();
    }

    /** Why it was stopped; null if it was not. */
    synchronized @Nullable Reason reason() {
        return reason;
    }
}
