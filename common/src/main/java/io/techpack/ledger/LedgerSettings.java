package io.techpack.ledger;

import java.time.Duration;

/**
 * @param largestBatch how many calls share one transaction at most
 * @param leftOverAfter how long an announced stage is left to its Kafka record before a left-over
 *     poll may take it
 * @param leaseTime how long a worker may go without a heartbeat before its jobs are taken away
 */
public record LedgerSettings(int largestBatch, Duration leftOverAfter, Duration leaseTime) {

    public static final LedgerSettings DEFAULTS =
            new LedgerSettings(200, Duration.ofSeconds(2), Duration.ofSeconds(15));

    public LedgerSettings {
        if (largestBatch < 1) {
            throw new IllegalArgumentException(
                    "largestBatch is " + largestBatch + "; it must be at least 1");
        }
        if (leftOverAfter.isNegative() || !leaseTime.isPositive()) {
            throw new IllegalArgumentException(
                    "leftOverAfter " + leftOverAfter + ", leaseTime " + leaseTime);
        }
    }
}
