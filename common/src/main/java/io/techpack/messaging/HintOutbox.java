package io.techpack.messaging;

import io.techpack.job.JobId;
import io.techpack.ledger.Announcer.JobChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The hints that are still to be sent: of each job the newest version, however often it has changed
 * meanwhile. Thread-safe.
 */
final class HintOutbox {

    private final Map<JobId, JobChange> waiting = new LinkedHashMap<>();

    /** Adds changes; returns whether there were none before. */
    synchronized boolean add(List<JobChange> changes) {
        boolean first = waiting.isEmpty();
        for (JobChange change : changes) {
            waiting.merge(
                    change.job(),
                    change,
                    (one, other) -> one.version() > other.version() ? one : other);
        }
        return first;
    }

    /** Takes out all that wait. */
    synchronized List<JobChange> take() {
        List<JobChange> taken = List.copyOf(waiting.values());
        waiting.clear();
        return taken;
    }
}
