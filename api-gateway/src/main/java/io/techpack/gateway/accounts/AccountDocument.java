package io.techpack.gateway.accounts;

import io.techpack.account.Account;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * An account as operators see it.
 *
 * @param subject who it is to the issuer of tokens; null if tokens do not act as it by their sub
 */
record AccountDocument(
        String accountId,
        String name,
        long balance,
        LimitsDocument limits,
        @Nullable String subject) {

    static AccountDocument of(Account account) {
        return new AccountDocument(
                account.id().toString(),
                account.name(),
                account.balance(),
                LimitsDocument.of(account.limits()),
                account.subject().orElse(null));
    }

    /**
     * @param runningStages how many of its jobs may be worked on at once; null for no limit
     * @param requestsPerSecond that change something; null for what gateways are set to
     * @param readsPerSecond null for what gateways are set to
     */
    record LimitsDocument(
            @Nullable Integer runningStages,
            @Nullable Integer requestsPerSecond,
            @Nullable Integer readsPerSecond) {

        static LimitsDocument of(Account.Limits limits) {
            return new LimitsDocument(
                    boxed(limits.running()),
                    boxed(limits.writesPerSecond()),
                    boxed(limits.readsPerSecond()));
        }

        private static @Nullable Integer boxed(OptionalInt value) {
            return value.isPresent() ? value.getAsInt() : null;
        }
    }
}
