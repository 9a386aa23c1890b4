package io.techpack.account;

import io.techpack.job.AccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A key that is not revoked.
 *
 * @param prefix its public part
 * @param scopes what it may do: {@code jobs}, {@code admin}
 * @param expiresAt from when on it is refused, if ever
 */
public record ApiKey(
        String prefix, AccountId account, Set<String> scopes, Optional<Instant> expiresAt) {

    public boolean expired(Instant now) {
        return expiresAt.isPresent() && !now.isBefore(expiresAt.get());
    }
}
