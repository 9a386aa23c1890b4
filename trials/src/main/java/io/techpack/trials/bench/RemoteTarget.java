package io.techpack.trials.bench;

import io.techpack.retention.Retention;
import io.techpack.trials.TrialException;
import io.techpack.trials.client.ObservedJob;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * A deployment that runs elsewhere. Completions are seen in pages of jobs, once the load is in: its
 * account must submit nothing else meanwhile.
 */
final class RemoteTarget implements Target {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);

    private final HttpSubmitter submitter;

    private RemoteTarget(HttpSubmitter submitter) {
        this.submitter = submitter;
    }

    /**
     * @throws IllegalArgumentException if that is no address of a server
     */
    static RemoteTarget at(URI server, Optional<String> key) throws IOException {
        return new RemoteTarget(HttpSubmitter.to(server, key));
    }

    @Override
    public Submitter submitter() {
        return submitter;
    }

    @Override
    public HttpSubmitter http() {
        return submitter;
    }

    @Override
    public HttpSubmitter elsewhere() {
        throw new TrialException("The address of one gateway says nothing of another one.");
    }

    @Override
    public Batch begin() {
        return this::awaitNewest;
    }

    /** Measured by the deployment's own clock: from the first creation to the last completion. */
    private Duration awaitNewest(long jobs) throws IOException, InterruptedException {
        long most = 0;
        long lastProgress = System.nanoTime();
        while (true) {
            Span span = newest(jobs);
            if (span.ended == jobs) {
                return Duration.between(span.begin, span.end);
            }
            if (span.ended > most) {
                most = span.ended;
                lastProgress = System.nanoTime();
            } else if (System.nanoTime() - lastProgress > LONGEST_SILENCE.toNanos()) {
                throw new TrialException(
                        "%d of %d jobs have ended, none within %s."
                                .formatted(span.ended, jobs, LONGEST_SILENCE));
            }
            Thread.sleep(PAUSE);
        }
    }

    /** Reads the newest jobs until one that has not ended. */
    private Span newest(long jobs) throws IOException {
        Span span = new Span();
        String cursor = "";
        while (span.ended < jobs) {
            JsonNode page = submitter.page(cursor);
            for (JsonNode each : page.path("jobs")) {
                ObservedJob job = new ObservedJob(each);
                if (span.ended == jobs || !job.ended()) {
                    return span;
                }
                span.add(job);
            }
            cursor = page.path("nextCursor").asString("");
            if (cursor.isEmpty()) {
                return span;
            }
        }
        return span;
    }

    private static final class Span {

        private long ended;
        private Instant begin = Instant.MAX;
        private Instant end = Instant.MIN;

        private void add(ObservedJob job) {
            if (!job.succeeded()) {
                throw new TrialException("Job %s ended as %s.".formatted(job.id(), job.status()));
            }
            Instant created = Instant.parse(job.document().path("createdAt").asString());
            Instant finished = Instant.parse(job.document().path("finishedAt").asString());
            begin = created.isBefore(begin) ? created : begin;
            end = finished.isAfter(end) ? finished : end;
            ended++;
        }
    }

    @Override
    public void stageDuration(Duration time) {
        throw new TrialException("The stages of a deployment cannot be told to sleep.");
    }

    @Override
    public void awaitHeldRequests(int count, Duration atMost) {
        throw new TrialException("Only a system of ours tells how many requests it holds.");
    }

    @Override
    public Optional<ResourceUsage> usage() {
        return Optional.empty();
    }

    @Override
    public void fillHistory(long jobs, Consumer<String> progress) {
        throw new TrialException("The database of a deployment cannot be filled from here.");
    }

    @Override
    public Connection database() {
        throw new TrialException("The database of a deployment cannot be reached from here.");
    }

    @Override
    public Retention retention() {
        throw new TrialException("The retention of a deployment is its own.");
    }

    @Override
    public long drift() {
        throw new TrialException("The audit of a deployment is its own.");
    }

    @Override
    public void fillBacklog(long jobs) {
        throw new TrialException("The database of a deployment cannot be filled from here.");
    }

    @Override
    public void resetStatements() {
        // its database is out of reach
    }

    @Override
    public List<String> statements() {
        return List.of();
    }

    @Override
    public void close() {
        submitter.close();
    }
}
