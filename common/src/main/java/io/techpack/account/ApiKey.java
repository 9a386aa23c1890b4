package io.techpack.account;

import io.techpack.job.AccountId;
import java.util.Set;

/**
 * A key that is in force.
 *
 * @param prefix its public part
 * @param scopes what it may do: {@code jobs}, {@code admin}
 */
public record ApiKey(String prefix, AccountId account, Set<String> scopes) {}
