package io.techpack.ledger;

import io.techpack.job.JobId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the database says of one submission of a batch.
 *
 * @param acceptedAt null if it is not stored
 * @param started whether its first stage has begun
 * @param storedBefore whether an earlier call, of which the answer was lost, has stored it
 * @param handedOverAt null if it is not queued, or only claims may take it
 * @param balance what the account has left after the whole batch
 */
record SubmissionRow(
        int price,
        @Nullable Instant acceptedAt,
        boolean started,
        boolean storedBefore,
        @Nullable Instant handedOverAt,
        @Nullable UUID knownJob,
        boolean sameRequest,
        boolean accountKnown,
        long balance) {

    static SubmissionRow read(ResultSet row) throws SQLException {
        return new SubmissionRow(
                row.getInt("price"),
                instant(row, "accepted_at"),
                row.getBoolean("started"),
                row.getBoolean("stored_before"),
                instant(row, "handed_over_at"),
                row.getObject("known_job", UUID.class),
                row.getBoolean("same_request"),
                row.getBoolean("account_known"),
                row.getLong("balance"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /**
     * Empty where the batch did not decide: another submission with the same key was in it or came
     * first, or a dearer one before it did not fit. Such a submission is simply made again.
     */
    Optional<Submit.Submitted> submitted(JobId job) {
        return admission(job)
                .map(admission ->
                        new Submit.Submitted(
                                admission,
                                started,
                                storedBefore,
                                Optional.ofNullable(handedOverAt)));
    }

    private Optional<Admission> admission(JobId job) {
        if (acceptedAt != null) {
            return Optional.of(new Admission.Accepted(job, acceptedAt));
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
