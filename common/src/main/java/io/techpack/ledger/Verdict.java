package io.techpack.ledger;

import io.techpack.job.JobId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the database says of one submission of a batch.
 *
 * @param balance what the account has left after the whole batch
 */
record Verdict(
        int price,
        boolean accepted,
        @Nullable UUID knownJob,
        boolean sameRequest,
        boolean accountKnown,
        long balance) {

    static Verdict read(ResultSet row) throws SQLException {
        return new Verdict(
                row.getInt("price"),
                row.getBoolean("accepted"),
                row.getObject("known_job", UUID.class),
                row.getBoolean("same_request"),
                row.getBoolean("account_known"),
                row.getLong("balance"));
    }

    /**
     * Empty where the batch did not decide: another submission with the same key was in it or came
     * first, or a dearer one before it did not fit. Such a submission is simply made again.
     */
    Optional<Admission> admission(JobId job) {
        if (accepted) {
            return Optional.of(new Admission.Accepted(job));
        }
        if (knownJob != null) {
            JobId known = new JobId(knownJob);
            return Optional.of(
                    sameRequest ? new Admission.Repeated(known) : new Admission.KeyReused(known));
        }
        if (!accountKnown) {
            return Optional.of(new Admission.UnknownAccount());
        }
        return price > balance
                ? Optional.of(new Admission.InsufficientCredits(price, balance))
                : Optional.empty();
    }
}
