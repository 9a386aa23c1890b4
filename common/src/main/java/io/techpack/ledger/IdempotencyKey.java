package io.techpack.ledger;

/**
 * What makes a repeated request the same request.
 *
 * @param key chosen by the client, unique within its account for 24 hours
 * @param digest of the request's body: the same key with another body is a mistake
 */
public record IdempotencyKey(String key, String digest) {

    public static final int LONGEST = 255;

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
