package io.techpack.cli.torture.victim;

/** How a scripted engine behaves. */
public enum EngineMood {
    WELL,
    /** Never answers, and heeds its interruption. */
    HANGS,
    /** Never answers, and heeds nothing while the spell lasts. */
    DEAF,
    /** Says that it failed; now and then that no try can succeed. */
    FAILS,
    /** Says to come back later. */
    RATE_LIMITS,
    /** Throws, or returns what is no JSON or cannot be stored. */
    RUBBISH
}
