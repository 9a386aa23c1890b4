package io.techpack.retention;

import io.techpack.retention.Retention.Place;
import io.techpack.retention.Retention.Slice;
import java.time.Duration;

/** Deletes what is old of one kind, a few rows at a time. Implementations are thread-safe. */
interface Purge {

    /**
     * Looks at the next rows, and deletes those whose time has come.
     *
     * @param age how old they must be
     * @param rows how many are looked at, at most
     * @param dryRun whether they are only counted
     */
    Slice slice(Place from, Duration age, int rows, boolean dryRun);
}
