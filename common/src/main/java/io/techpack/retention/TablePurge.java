package io.techpack.retention;

import io.techpack.database.Database;
import io.techpack.retention.Retention.Place;
import io.techpack.retention.Retention.Slice;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Deletes rows by a statement that is given {@code :after, :age} in seconds and {@code :rows}, and
 * answers how many it looked at, how many it deleted, and the last key, as text.
 *
 * @param count the same without deleting
 */
record TablePurge(Database database, String delete, String count) implements Purge {

    // What a crash of the database brings back is deleted again. Every row is reached by a key,
    // whatever the planner guesses of the size of a CTE.
    private static final String SETTINGS =
            "set local synchronous_commit = off; set local enable_hashjoin = off; set local enable_mergejoin = off";

    private static final String BEFORE_ALL = new UUID(0, 0).toString();

    @Override
    public Slice slice(Place from, Duration age, int rows, boolean dryRun) {
        return database.call(handle ->
                handle.inTransaction(transaction -> {
                    transaction.execute(SETTINGS);
                    return transaction
                            .createQuery(dryRun ? count : delete)
                            .bind("after", from.after().isEmpty() ? BEFORE_ALL : from.after())
                            .bind("age", age.toSeconds())
                            .bind("rows", rows)
                            .map((row, _) ->
                                    slice(
                                            from,
                                            rows,
                                            row.getLong("looked"),
                                            row.getLong("deleted"),
                                            row.getString("last")))
                            .one();
                }));
    }

    private static Slice slice(Place from, int rows, long looked, long deleted, String last) {
        Optional<Place> on =
                looked < rows ? Optional.empty() : Optional.of(new Place(from.kind(), last));
        return new Slice(from, looked, deleted, 0, on);
    }
}
