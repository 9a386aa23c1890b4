package io.techpack.database;

import org.jspecify.annotations.Nullable;

/**
 * The database cannot be reached. What was asked for may or may not have been carried out; asking
 * again is safe, because every change is fenced.
 */
public final class DatabaseUnavailable extends RuntimeException {

    public DatabaseUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
