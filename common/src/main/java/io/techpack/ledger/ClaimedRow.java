package io.techpack.ledger;

import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.JobType;
import io.techpack.job.Lease;
import io.techpack.job.Stage;
import io.techpack.job.WorkerId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
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

    /** All that its handler needs. */
    record Readable(Assignment assignment, long version) implements ClaimedRow {

        @Override
        public Lease lease() {
            return assignment.lease();
        }
    }

    /** Something in it that this version does not know, such as its type. */
    record Unreadable(Lease lease, long version, IllegalArgumentException why)
            implements ClaimedRow {}

    static ClaimedRow read(ResultSet row, WorkerId owner) throws SQLException {
        long version = row.getLong("version");
        Lease lease =
                new Lease(
                        new JobId(row.getObject("id", UUID.class)),
                        Stage.of(row.getString("stage")),
                        row.getInt("attempt"),
                        owner);
        try {
            return new Readable(assignment(row, lease), version);
        } catch (IllegalArgumentException unknown) {
            return new Unreadable(lease, version, unknown);
        }
    }

    private static Assignment assignment(ResultSet row, Lease lease) throws SQLException {
        JobType type = JobType.of(row.getString("type"));
        type.step(lease.stage());
        return new Assignment(
                lease,
                new AccountId(row.getObject("account_id", UUID.class)),
                type,
                row.getString("work_order"),
                row.getInt("tries"),
                row.getInt("crashes"),
                results(row),
                items(row),
                Duration.ofMillis(row.getLong("waited_ms")),
                remaining(row),
                Optional.ofNullable(row.getString("traceparent")));
    }

    private static Optional<Duration> remaining(ResultSet row) throws SQLException {
        long millis = row.getLong("remaining_ms");
        return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    }

    private static Map<Stage, String> results(ResultSet row) throws SQLException {
        Object[] stages = elements(row.getArray("result_stages"));
        Object[] results = elements(row.getArray("results"));
        Map<Stage, String> byStage = new EnumMap<>(Stage.class);
        for (int i = 0; i < stages.length; i++) {
            byStage.put(Stage.of((String) stages[i]), (String) results[i]);
        }
        return byStage;
    }

    private static Map<Stage, List<FinishedItem>> items(ResultSet row) throws SQLException {
        Object[] stages = elements(row.getArray("item_stages"));
        Object[] ordinals = elements(row.getArray("ordinals"));
        Object[] contents = elements(row.getArray("contents"));
        Map<Stage, List<FinishedItem>> byStage = new EnumMap<>(Stage.class);
        for (int i = 0; i < stages.length; i++) {
            byStage.computeIfAbsent(Stage.of((String) stages[i]), _ -> new ArrayList<>())
                    .add(new FinishedItem((Integer) ordinals[i], (String) contents[i]));
        }
        return byStage;
    }

    private static Object[] elements(@Nullable Array array) throws SQLException {
        return array == null ? new Object[0] : (Object[]) array.getArray();
    }
}
