package io.techpack.cli.torture;

import org.jspecify.annotations.Nullable;

/** The torture itself cannot go on; the message is a sentence for people. */
public final class TortureFault extends RuntimeException {

    TortureFault(String message) {
        super(message);
    }

    TortureFault(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
