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

    /**
     * That a job has changed visibly.
     *
     * @param ended whether it has ended
     */
    record Changed(JobId job, long version, boolean ended) {

        private static Optional<Changed> by(Optional<Applied> applied, JobId job, boolean ended) {
            return applied.map(now -> new Changed(job, now.version(), ended));
        }
    }

    private final Announcer announcer;

    AfterCommit(Announcer announcer) {
        this.announcer = announcer;
    }

    Optional<Changed> submitted(Submit submit, Optional<Submit.Submitted> submitted) {
        submitted
                .filter(now -> !now.started())
                .ifPresent(now ->
                        now.handedOverAt()
                                .ifPresentOrElse(
                                        at ->
                                                announcer.handedOver(
                                                        Handover.of(submit.submission(), at)),
                                        () -> queued(submit, now)));
        return Optional.empty();
    }

    private void queued(Submit submit, Submit.Submitted submitted) {
        Submission submission = submit.submission();
        if (submitted.admission() instanceof Admission.Accepted) {
            announcer.queued(
                    submission.id(), submission.type().first().stage(), submission.traceparent());
        }
    }

    /**
     * The same of a batch, on its caller's thread; returns the price of those that are stored. They
     * are more than begin at once.
     */
    int submitted(BulkSubmit batch, BulkSubmit.Decided decided) {
        int charged = 0;
        for (int place = 0; place < decided.each().size(); place++) {
            Submit submit = batch.submit(place);
            Submit.Submitted submitted = decided.each().get(place);
            queued(submit, submitted);
            if (submitted.admission() instanceof Admission.Accepted) {
                charged += submit.submission().type().price();
            }
        }
        return charged;
    }

    Optional<Changed> completed(Complete complete, Optional<Complete.Completed> completed) {
        JobId job = complete.lease().job();
        Optional<Applied> applied = completed.map(Complete.Completed::applied);
        completed
                .flatMap(Complete.Completed::handedOverAt)
                .flatMap(complete::handover)
                .ifPresentOrElse(
                        announcer::handedOver,
                        () ->
                                completed
                                        .filter(now -> !now.startedNext())
                                        .flatMap(_ -> complete.next())
                                        .ifPresent(next ->
                                                announcer.queued(
                                                        job,
                                                        next.stage(),
                                                        applied.flatMap(Applied::traceparent))));
        return Changed.by(applied, job, complete.next().isEmpty());
    }

    Optional<Changed> retried(Retry retry, Optional<Retry.Retried> retried) {
        Optional<Applied> applied = retried.flatMap(Retry.Retried::applied);
        retried.flatMap(Retry.Retried::due)
                .ifPresent(stage ->
                        announcer.queued(
                                retry.job(), stage, applied.flatMap(Applied::traceparent)));
        return Changed.by(applied, retry.job(), false);
    }

    Optional<Changed> finalized(Finalize end, Optional<Applied> applied) {
        applied.filter(_ -> end.overrulesWorker())
                .ifPresent(now -> announcer.canceled(new JobChange(end.job(), now.version())));
        return Changed.by(applied, end.job(), true);
    }

    /** A lease was taken away, and its stage is due again. */
    Optional<Changed> takenAway(Requeue requeue, Optional<Applied> applied) {
        JobId job = requeue.lease().job();
        applied.ifPresent(now -> announcer.takenAway(requeue.lease(), now.traceparent()));
        return Changed.by(applied, job, false);
    }

    /** The job has changed, and nothing is due. */
    static <C> BiFunction<C, Optional<Applied>, Optional<Changed>> changed(Function<C, JobId> job) {
        return (command, applied) -> Changed.by(applied, job.apply(command), false);
    }

    /** Lets whoever waits for these know, by one hint. */
    void tell(List<Changed> changes) {
        if (!changes.isEmpty()) {
            announcer.changed(
                    changes.stream()
                            .map(each -> new JobChange(each.job(), each.version()))
                            .toList(),
                    changes.stream().anyMatch(Changed::ended));
        }
    }
}
