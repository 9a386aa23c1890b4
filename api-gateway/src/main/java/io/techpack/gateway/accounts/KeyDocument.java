package io.techpack.gateway.accounts;

import io.techpack.account.Accounts.IssuedKey;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is listed, without its secret.
 *
 * @param expiresAt from when on it is refused, if ever
 * @param lastUsedAt to the minute; null if it was not used yet
 */
record KeyDocument(
        String prefix,
        String label,
        List<String> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {

    static KeyDocument of(IssuedKey key) {
        return new KeyDocument(
                key.prefix(),
                key.label(),
                key.scopes().stream().sorted().toList(),
                key.createdAt(),
                key.expiresAt().orElse(null),
                key.lastUsedAt().orElse(null),
                key.revokedAt().orElse(null));
    }

    /** Where a cursor says that a page ended. */
    static Optional<IssuedKey.Place> place(String cursor) {
        String[] parts = cursor.split(" ", 2);
        try {
            return Optional.of(new IssuedKey.Place(Instant.parse(parts[0]), parts[1]));
        } catch (DateTimeParseException | ArrayIndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    /**
     * @param nextCursor where the next page starts, absent on the last one
     */
    record KeyList(List<KeyDocument> keys, @Nullable String nextCursor) {}

    /**
     * A key that was just made.
     *
     * @param key in plain text, shown only this once
     */
    record NewKey(
            String prefix,
            String key,
            String accountId,
            String label,
            List<String> scopes,
            @Nullable Instant expiresAt) {}
}
