package io.techpack.gateway.operator;

import io.techpack.audit.AuditLog;
import io.techpack.gateway.operator.ExplanationDocument.Event;
import io.techpack.query.JobHistory;
import io.techpack.query.JobHistory.EndedStage;
import io.techpack.query.JobHistory.Holder;
import io.techpack.query.JobHistory.UnfinishedAttempt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What has happened to a job, in the order of time. */
final class Chronicle {

    private Chronicle() {}

    /** What operators did to the job, and to the stages it went through. */
    static List<String> subjects(JobHistory job) {
        return Stream.of(
                        Stream.of(job.id().toString(), job.stage()),
                        job.ended().stream().map(EndedStage::stage),
                        job.unfinished().stream().map(UnfinishedAttempt::stage))
                .flatMap(each -> each)
                .distinct()
                .toList();
    }

    /**
     * @param meanwhile what operators did to its {@link #subjects} since it was accepted
     */
    static List<Event> of(JobHistory job, List<AuditLog.Entry> meanwhile) {
        List<Event> events = new ArrayList<>();
        events.add(
                new Event(
                        job.times().createdAt(),
                        "accepted",
                        null,
                        null,
                        null,
                        null,
                        job.type() + " for product " + job.productId()));
        job.unfinished().forEach(attempt -> events.add(unfinished(attempt)));
        job.ended().forEach(ended -> events.add(ended(ended)));
        job.times().retriedAt().ifPresent(at -> events.add(retried(at, job.retries())));
        job.holder().ifPresent(holder -> events.add(running(job, holder)));
        meanwhile.forEach(done -> events.add(byOperator(job, done)));
        // of those at one time, what came first in here did
        events.sort(Comparator.comparing(Event::at));
        return events;
    }

    private static Event unfinished(UnfinishedAttempt attempt) {
        return new Event(
                attempt.endedAt(),
                "attempt",
                attempt.stage(),
                attempt.worker().orElse(null),
                null,
                seconds(attempt.startedAt(), attempt.endedAt()),
                attempt.counted() ? attempt.why() : attempt.why() + " (not counted)");
    }

    private static Event ended(EndedStage ended) {
        Optional<Instant> started = ended.startedAt();
        return new Event(
                ended.finishedAt(),
                ended.status(),
                ended.stage(),
                ended.worker().orElse(null),
                started.map(at -> seconds(ended.queuedAt(), at)).orElse(null),
                started.map(at -> seconds(at, ended.finishedAt())).orElse(null),
                detail(ended));
    }

    private static String detail(EndedStage ended) {
        List<String> parts = new ArrayList<>();
        if (ended.status().equals("canceled")) {
            parts.add("by its account");
        }
        ended.said().ifPresent(parts::add);
        if (ended.cached()) {
            parts.add("known already, free of charge");
        }
        if (ended.attempts() > 1) {
            parts.add("attempt " + ended.attempts());
        }
        return String.join("; ", parts);
    }

    /** Such as a pause of the stage that it waited for. */
    private static Event byOperator(JobHistory job, AuditLog.Entry done) {
        String reason = done.details().path("reason").asString("");
        return new Event(
                done.at(),
                done.action(),
                done.subject().equals(job.id().toString()) ? null : done.subject(),
                null,
                null,
                null,
                "by " + done.actor() + (reason.isEmpty() ? "" : ": " + reason));
    }

    private static Event retried(Instant at, int retries) {
        return new Event(
                at,
                "retried",
                null,
                null,
                null,
                null,
                retries == 1 ? "goes on where it failed" : "for the %dth time".formatted(retries));
    }

    private static Event running(JobHistory job, Holder holder) {
        Instant since = job.times().stageStartedAt().orElse(job.times().now());
        return new Event(
                since,
                "running",
                job.stage(),
                holder.worker(),
                seconds(job.times().queuedAt(), since),
                seconds(since, job.times().now()),
                "attempt %d, still at it: %s".formatted(job.tries(), job.step()));
    }

    private static double seconds(Instant from, Instant to) {
        return Math.max(0, StageDocument.seconds(Duration.between(from, to)));
    }
}
