package io.techpack.gateway.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The operator's key, of which only a digest is kept. Thread-safe. */
public final class AdminKey {

    private static final int SHORTEST = 20;

    private final byte[] digest;

    private AdminKey(byte[] digest) {
        this.digest = digest;
    }

    /**
     * The digest of the key that the operator chose.
     *
     * @throws IllegalArgumentException if it is too short to be a secret
     */
    public static AdminKey valueOf(String key) {
        if (key.length() < SHORTEST) {
            throw new IllegalArgumentException(
                    "techpack.gateway.admin-key has %d characters; it needs at least %d"
                            .formatted(key.length(), SHORTEST));
        }
        return new AdminKey(sha256(key));
    }

    /** Whether that is the key; in constant time. */
    public boolean is(String key) {
        return MessageDigest.isEqual(digest, sha256(key));
    }

    @Override
    public String toString() {
        return "an admin key";
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
