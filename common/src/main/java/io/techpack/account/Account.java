package io.techpack.account;

import io.techpack.job.AccountId;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * @param balance in credits, never negative
 * @param subject who it is to the OpenID Connect issuer, if it is known there
 */
public record Account(
        AccountId id, String name, long balance, Limits limits, Optional<String> subject) {

    /**
     * What an operator has set for one account.
     *
     * @param running how many of its jobs may run at once, the others wait; empty for no limit
     * @param writesPerSecond requests that change something; empty for what gateways are set to
     * @param readsPerSecond all other requests; empty for what gateways are set to
     */
    public record Limits(
            OptionalInt running, OptionalInt writesPerSecond, OptionalInt readsPerSecond) {

        public static final Limits NONE =
                new Limits(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

        public Limits {
            positive("running", running);
            positive("writesPerSecond", writesPerSecond);
            positive("readsPerSecond", readsPerSecond);
        }

        private static void positive(String name, OptionalInt limit) {
            if (limit.isPresent() && limit.getAsInt() < 1) {
                throw new IllegalArgumentException(
                        "%s is %d; a limit is at least 1".formatted(name, limit.getAsInt()));
            }
        }
    }
}
