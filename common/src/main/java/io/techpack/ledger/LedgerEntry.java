package io.techpack.ledger;

import io.techpack.job.JobId;
import io.techpack.job.Stage;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of an account's ledger.
 *
 * @param id rises with time
 * @param kind GRANT, CHARGE or REFUND
 * @param amount in credits, negative for a charge
 */
public record LedgerEntry(
        long id,
        String kind,
        long amount,
        Optional<JobId> job,
        Optional<Stage> stage,
        Optional<String> reason,
        Instant at) {}
