package io.techpack.gateway.watch;

/** How waiting for a job has ended. */
public enum Awaited {
    /** The job is in the wanted state. */
    REACHED,
    TIMED_OUT,
    /** The client has closed its connection: nobody reads the response. */
    CLIENT_LEFT,
    /** The process stops and holds no request any more. */
    STOPPING
}
