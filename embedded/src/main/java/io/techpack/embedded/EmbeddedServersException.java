package io.techpack.embedded;

import org.jspecify.annotations.Nullable;

/**
 * A server could not be started, stopped or prepared. The message says what, where, and what the
 * reader can do.
 */
public final class EmbeddedServersException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmbeddedServersException(String message) {
        super(message);
    }

    EmbeddedServersException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
