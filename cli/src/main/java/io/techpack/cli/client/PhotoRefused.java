package io.techpack.cli.client;

/** What was named is no photo that can be read; the message says why. */
public final class PhotoRefused extends RuntimeException {

    PhotoRefused(String message) {
        super(message);
    }
}
