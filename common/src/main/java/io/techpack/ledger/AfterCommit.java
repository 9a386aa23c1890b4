package io.techpack.ledger;

import io.techpack.job.JobId;
import io.techpack.ledger.Announcer.JobChange;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What the announcer is told once a batch of a verb is committed: at once, that a stage is due; and
 * as the answer, which job has changed visibly, so that one hint tells of the whole batch.
 * Thread-safe.
 */
final class AfterCommit {

    private final Announcer announcer;

    AfterCommit(Announcer announcer) {
        this.announcer = announcer;
    }

    Optional<JobChange> submitted(Submission submission, Optional<Admission> admission) {
        if (admission.orElse(null) instanceof Admission.Accepted accepted) {
            announcer.queued(
                    accepted.job(), submission.type().first().stage(), submission.traceparent());
        }
        return Optional.empty();
    }

    Optional<JobChange> completed(Complete complete, Optional<Complete.Completed> completed) {
        JobId job = complete.lease().job();
        Optional<Applied> applied = completed.map(Complete.Completed::applied);
        completed
                .filter(now -> !now.startedNext())
                .flatMap(_ -> complete.next())
                .ifPresent(next ->
                        announcer.queued(job, next.stage(), applied.flatMap(Applied::traceparent)));
        return applied.map(now -> new JobChange(job, now.version()));
    }

    Optional<JobChange> retried(Retry retry, Optional<Retry.Retried> retried) {
        Optional<Applied> applied = retried.flatMap(Retry.Retried::applied);
        retried.flatMap(Retry.Retried::due)
                .ifPresent(stage ->
                        announcer.queued(
                                retry.job(), stage, applied.flatMap(Applied::traceparent)));
        return applied.map(now -> new JobChange(retry.job(), now.version()));
    }

    Optional<JobChange> finalized(Finalize end, Optional<Applied> applied) {
        Optional<JobChange> change = applied.map(now -> new JobChange(end.job(), now.version()));
        change.filter(_ -> end.overrulesWorker()).ifPresent(announcer::canceled);
        return change;
    }

    /** A lease was taken away, and its stage is due again. */
    Optional<JobChange> takenAway(Requeue requeue, Optional<Applied> applied) {
        JobId job = requeue.lease().job();
        applied.ifPresent(now -> announcer.takenAway(requeue.lease(), now.traceparent()));
        return applied.map(now -> new JobChange(job, now.version()));
    }

    /** The job has changed, and nothing is due. */
    static <C> BiFunction<C, Optional<Applied>, Optional<JobChange>> changed(
            Function<C, JobId> job) {
        return (command, applied) ->
                applied.map(now -> new JobChange(job.apply(command), now.version()));
    }

    void changed(List<JobChange> changes) {
        if (!changes.isEmpty()) {
            announcer.changed(changes);
        }
    }
}
