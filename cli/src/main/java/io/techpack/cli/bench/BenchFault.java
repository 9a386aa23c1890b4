package io.techpack.cli.bench;

/** A figure cannot be had; the message says why. */
public final class BenchFault extends RuntimeException {

    BenchFault(String message) {
        super(message);
    }

    BenchFault(String message, Throwable cause) {
        super(message, cause);
    }
}
