package io.techpack.cli.up;

import org.jspecify.annotations.Nullable;

/** The system cannot be started; the message says why and what to do. */
public final class SystemStartException extends RuntimeException {

    SystemStartException(String message) {
        super(message);
    }

    SystemStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
