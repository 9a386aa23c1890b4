package io.techpack.ledger;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the ledger works; the same for every process of an installation.
 *
 * @param largestBatch how many calls share one transaction at most
 * @param sweepAfter how long an announced stage is left to its Kafka record before a sweep may take
 *     it
 * @param leaseTime how long a worker may go without a heartbeat before its jobs are taken away
 */
@ConfigurationProperties("techpack.ledger")
public record LedgerSettings(
        @DefaultValue("200") int largestBatch,
        @DefaultValue("2s") Duration sweepAfter,
        @DefaultValue("15s") Duration leaseTime) {

    public static final LedgerSettings DEFAULTS =
            new LedgerSettings(200, Duration.ofSeconds(2), Duration.ofSeconds(15));

    public LedgerSettings {
        if (largestBatch < 1) {
            throw new IllegalArgumentException(
                    "largestBatch is " + largestBatch + "; it must be at least 1");
        }
        if (sweepAfter.isNegative() || !leaseTime.isPositive()) {
            throw new IllegalArgumentException(
                    "sweepAfter " + sweepAfter + ", leaseTime " + leaseTime);
        }
    }
}
