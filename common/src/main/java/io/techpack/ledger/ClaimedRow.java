package io.techpack.ledger;

import io.techpack.job.AccountId;
import io.techpack.job.JobType;
import io.techpack.job.JobTypes;
import io.techpack.job.Lease;
import io.techpack.job.Stage;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A claim as the database returns it. The lease can always be read; a job that says nothing else is
 * a row like any other, lest the claims beside it be lost.
 */
sealed interface ClaimedRow {

    Lease lease();

    /** The job's, now. */
    long version();

    AccountId account();

    /** How many accounts had due work at this stage; at most one more than there were slots. */
    long accounts();

    /** All that its handler needs. */
    record Readable(Assignment assignment, long version, long accounts) implements ClaimedRow {

        @Override
        public Lease lease() {
            return assignment.lease();
        }

        @Override
        public AccountId account() {
            return assignment.account();
        }
    }

    /** Something in it that this version does not know, such as its type. */
    record Unreadable(
            Lease lease,
            AccountId account,
            long version,
            long accounts,
            IllegalArgumentException why)
            implements ClaimedRow {}

    static ClaimedRow read(ResultSet row, JobTypes types) throws SQLException {
        long version = row.getLong("version");
        long accounts = row.getLong("accounts");
        Lease lease = LeaseArrays.read(row, types);
        AccountId account = new AccountId(row.getObject("account_id", UUID.class));
        try {
            return new Readable(assignment(row, lease, account, types), version, accounts);
        } catch (IllegalArgumentException unknown) {
            return new Unreadable(lease, account, version, accounts, unknown);
        }
    }

    private static Assignment assignment(
            ResultSet row, Lease lease, AccountId account, JobTypes types) throws SQLException {
        JobType type = types.get(row.getString("type"));
        type.step(lease.stage());
        return new Assignment(
                lease,
                account,
                type,
                row.getString("input"),
                row.getInt("tries"),
                row.getInt("crashes"),
                results(row, types),
                items(row, types),
                Duration.ofMillis(row.getLong("waited_ms")),
                remaining(row),
                Optional.ofNullable(row.getString("traceparent")));
    }

    private static Optional<Duration> remaining(ResultSet row) throws SQLException {
        long millis = row.getLong("remaining_ms");
        return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    }

    private static Map<Stage, String> results(ResultSet row, JobTypes types) throws SQLException {
        Object[] stages = elements(row.getArray("result_stages"));
        Object[] results = elements(row.getArray("results"));
        Map<Stage, String> byStage = new HashMap<>();
        for (int i = 0; i < stages.length; i++) {
            byStage.put(types.stage((String) stages[i]), (String) results[i]);
        }
        return byStage;
    }

    private static Map<Stage, List<Item.Finished>> items(ResultSet row, JobTypes types)
            throws SQLException {
        Object[] stages = elements(row.getArray("item_stages"));
        Object[] ordinals = elements(row.getArray("ordinals"));
        Object[] contents = elements(row.getArray("contents"));
        Map<Stage, List<Item.Finished>> byStage = new HashMap<>();
        for (int i = 0; i < stages.length; i++) {
            byStage.computeIfAbsent(types.stage((String) stages[i]), _ -> new ArrayList<>())
                    .add(new Item.Finished((Integer) ordinals[i], (String) contents[i]));
        }
        return byStage;
    }

    private static Object[] elements(@Nullable Array array) throws SQLException {
        return array == null ? new Object[0] : (Object[]) array.getArray();
    }
}
