package io.techpack.ledger;

import java.time.Duration;

/**
 * What makes a repeated request the same request.
 *
 * @param key chosen by the client, unique within its account for {@link #LIFETIME}
 * @param digest of the request's body: the same key with another body is a mistake
 */
public record IdempotencyKey(String key, String digest) {

    public static final int LONGEST = 255;

    /** How long a key is remembered. */
    public static final Duration LIFETIME = Duration.ofHours(24);

    public IdempotencyKey {
        if (key.isBlank() || key.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "an idempotency key has 1 to "
                            + LONGEST
                            + " characters, this one "
                            + key.length());
        }
    }
}
