package io.techpack.account;

import io.techpack.job.JobId;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of an account's ledger.
 *
 * @param id rises with time
 * @param kind GRANT, CHARGE or REFUND
 * @param stage the id of the stage that was charged or given back
 * @param amount in credits, negative for a charge
 */
public record LedgerEntry(
        long id,
        String kind,
        long amount,
        Optional<JobId> job,
        Optional<String> stage,
        Optional<String> reason,
        Instant at) {}
