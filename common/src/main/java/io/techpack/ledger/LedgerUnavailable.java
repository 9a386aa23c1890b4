package io.techpack.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The database cannot be reached. What was asked for may or may not have been carried out; asking
 * again is safe, because every change is fenced.
 */
public final class LedgerUnavailable extends RuntimeException {

    LedgerUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
