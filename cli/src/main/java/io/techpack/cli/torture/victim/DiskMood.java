package io.techpack.cli.torture.victim;

/** How the scripted disk of the artifact store behaves. */
public enum DiskMood {
    WELL,
    /** Every write takes a second and more. */
    SLOW,
    /** No write succeeds; what is there can be read. */
    FULL
}
