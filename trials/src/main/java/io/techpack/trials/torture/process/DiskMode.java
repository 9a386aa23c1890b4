package io.techpack.trials.torture.process;

/** How the scripted disk of the artifact store behaves. */
public enum DiskMode {
    NORMAL,
    /** Every write takes a second and more. */
    SLOW,
    /** No write succeeds; what is there can be read. */
    FULL,
    /** Nothing can be written or read. */
    GONE
}
