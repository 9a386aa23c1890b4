package io.techpack.cli.up;

import org.jspecify.annotations.Nullable;

/** The system cannot be started; the message says why and what to do. */
public final class SystemFault extends RuntimeException {

    SystemFault(String message) {
        super(message);
    }

    SystemFault(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
