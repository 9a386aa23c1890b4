package io.techpack.artifact;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of stored bytes: their SHA-256 in hexadecimal, a dot, and the extension of their type.
 *
 * @param value such as {@code 9f86d0…0a08.png}
 */
public record ArtifactKey(String value) {

    /** Where the HTTP contract serves artifacts. */
    public static final String PATH = "/api/tech-pack-v2/artifacts/";

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}\\.(jpg|png|webp|svg)");

    public ArtifactKey {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value + "' is no artifact key");
        }
    }

    /** The key of these bytes. */
    public static ArtifactKey of(byte[] bytes, ArtifactType type) {
        return new ArtifactKey(sha256(bytes) + "." + type.extension());
    }

    /** The key that the text is, or empty. */
    public static Optional<ArtifactKey> find(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ArtifactKey(text)) : Optional.empty();
    }

    /** The key whose {@link #path} this is, or empty. */
    public static Optional<ArtifactKey> findPath(String path) {
        return path.startsWith(PATH) ? find(path.substring(PATH.length())) : Optional.empty();
    }

    /** The SHA-256 of the bytes, in hexadecimal. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    public String sha256() {
        return value.substring(0, 64);
    }

    public ArtifactType type() {
        return ArtifactType.ofExtension(value.substring(65));
    }

    /**
     * The path under which clients find it. Stored documents hold this path; the gateway puts its
     * own address before it when it hands them out.
     */
    public String path() {
        return PATH + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
