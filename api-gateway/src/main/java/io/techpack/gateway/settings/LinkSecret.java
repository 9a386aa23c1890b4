package io.techpack.gateway.settings;

import java.nio.charset.StandardCharsets;

/** What links are signed with, as the operator chose it. Never shown. Thread-safe. */
public final class LinkSecret {

    private static final int SHORTEST = 32;

    private final byte[] bytes;

    private LinkSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * @throws IllegalArgumentException if it is too short to be a secret
     */
    public static LinkSecret valueOf(String text) {
        if (text.length() < SHORTEST) {
            throw new IllegalArgumentException(
                    "techpack.gateway.links.secret has %d characters; it needs at least %d"
                            .formatted(text.length(), SHORTEST));
        }
        return new LinkSecret(text.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return "a link secret";
    }
}
