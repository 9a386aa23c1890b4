package io.techpack.trials;

import org.jspecify.annotations.Nullable;

/** A trial cannot be carried out; the message is a sentence for people and says why. */
public final class TrialException extends RuntimeException {

    public TrialException(String message) {
        super(message);
    }

    public TrialException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
