package io.techpack.gateway.parsing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The cursors of one list of one owner: opaque to clients, and good for nothing but the next page
 * of that list. One of another list or owner, or one that is damaged, is none. What a cursor holds
 * is no secret and gives no right: every page is read for the caller's own account.
 *
 * @param list what is listed, such as {@code jobs}
 * @param owner whose list it is
 */
public record Cursors(String list, String owner) {

    private static final int CHECK_BYTES = 6;
    private static final int LONGEST = 1_000;

    /** The cursor of a place in the list. */
    public String of(String place) {
        byte[] text = place.getBytes(StandardCharsets.UTF_8);
        byte[] cursor = Arrays.copyOf(check(place), CHECK_BYTES + text.length);
        System.arraycopy(text, 0, cursor, CHECK_BYTES, text.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    /** The place that the cursor stands for, or empty if it is none of this list. */
    Optional<String> place(String cursor) {
        if (cursor.length() > LONGEST) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        if (bytes.length <= CHECK_BYTES) {
            return Optional.empty();
        }
        String place =
                new String(bytes, CHECK_BYTES, bytes.length - CHECK_BYTES, StandardCharsets.UTF_8);
        return of(place).equals(cursor) ? Optional.of(place) : Optional.empty();
    }

    private byte[] check(String place) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    (list + '\n' + owner + '\n' + place)
                                            .getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest, CHECK_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
