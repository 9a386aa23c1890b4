package io.techpack.job;

import java.util.Objects;
import java.util.UUID;

/** The identity of an account: who pays, and who alone sees its jobs. */
public record AccountId(UUID value) {

    public AccountId {
        Objects.requireNonNull(value, "an account id without a value");
    }

    /** Mints a new one, time-ordered (UUIDv7). Thread-safe. */
    public static AccountId next() {
        return new AccountId(TimeOrderedUuid.next());
    }

    /**
     * Reads the textual form of {@link #toString()}.
     *
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static AccountId of(String text) {
        return new AccountId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
