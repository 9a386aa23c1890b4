package io.techpack.cli.pack;

/** The folder cannot be used; the message says why and what to do. */
public final class FolderRefused extends RuntimeException {

    FolderRefused(String message) {
        super(message);
    }
}
