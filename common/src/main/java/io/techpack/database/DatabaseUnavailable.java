package io.techpack.database;

import org.jspecify.annotations.Nullable;

/**
 * The database cannot be reached. What was asked for may or may not have been carried out, unless
 * {@link #nothingDone} says that it was not; asking again is safe, because every change is fenced.
 */
public final class DatabaseUnavailable extends RuntimeException {

    private final boolean nothingDone;

    /** It is unknown what was done. */
    public DatabaseUnavailable(String message, @Nullable Throwable cause) {
        this(message, cause, false);
    }

    DatabaseUnavailable(String message, @Nullable Throwable cause, boolean nothingDone) {
        super(message, cause);
        this.nothingDone = nothingDone;
    }

    /**
     * Whether it is certain that the one transaction that was asked for has changed nothing: no
     * connection was to be had for it, or the server has refused it. Not of what the caller did
     * before.
     */
    public boolean nothingDone() {
        return nothingDone;
    }
}
