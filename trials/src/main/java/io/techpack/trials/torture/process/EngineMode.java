package io.techpack.trials.torture.process;

/** How a scripted engine behaves. */
public enum EngineMode {
    NORMAL,
    /** Never answers, and ends when it is interrupted. */
    HANGS,
    /** Never answers, and ignores its interruption while the mode lasts. */
    STUCK,
    /** Says that it failed; now and then that no attempt can succeed. */
    FAILS,
    /** Says to come back later. */
    RATE_LIMITS,
    /** Throws, or returns what is no JSON or cannot be stored. */
    INVALID_OUTPUT
}
