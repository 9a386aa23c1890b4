package io.techpack.cli.bench;

import io.techpack.cli.client.Server;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * A deployment that runs elsewhere. Ends are seen in pages of jobs, once the load is in: its own
 * account must submit nothing else meanwhile.
 */
final class RemoteSite implements Site {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpEntrance entrance;

    private RemoteSite(HttpEntrance entrance) {
        this.entrance = entrance;
    }

    static RemoteSite at(Server server) throws IOException, InterruptedException {
        return new RemoteSite(new HttpEntrance(server, SampleOrder.placedAt(server)));
    }

    @Override
    public Entrance entrance() {
        return entrance;
    }

    @Override
    public HttpEntrance http() {
        return entrance;
    }

    @Override
    public Batch begin() {
        return this::awaitNewest;
    }

    /** Measured by the deployment's own clock: from the first creation to the last end. */
    private Duration awaitNewest(long jobs) throws IOException, InterruptedException {
        long most = 0;
        long lastNews = System.nanoTime();
        while (true) {
            Span span = newest(jobs);
            if (span.ended == jobs) {
                return Duration.between(span.begin, span.end);
            }
            if (span.ended > most) {
                most = span.ended;
                lastNews = System.nanoTime();
            } else if (System.nanoTime() - lastNews > PATIENCE.toNanos()) {
                throw new BenchFault(
                        "%d of %d jobs have ended, none within %s."
                                .formatted(span.ended, jobs, PATIENCE));
            }
            Thread.sleep(PAUSE);
        }
    }

    /** Reads the newest jobs until one that has not ended. */
    private Span newest(long jobs) throws IOException, InterruptedException {
        Span span = new Span();
        String cursor = "";
        while (span.ended < jobs) {
            JsonNode page = entrance.page(cursor);
            for (JsonNode job : page.path("jobs")) {
                if (span.ended == jobs) {
                    return span;
                }
                if (!HttpEntrance.hasEnded(job)) {
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

        private void add(JsonNode job) {
            if (!HttpEntrance.status(job).equals("succeeded")) {
                throw new BenchFault(
                        "Job %s ended as %s."
                                .formatted(HttpEntrance.id(job), HttpEntrance.status(job)));
            }
            Instant created = Instant.parse(job.path("createdAt").asString());
            Instant finished = Instant.parse(job.path("finishedAt").asString());
            begin = created.isBefore(begin) ? created : begin;
            end = finished.isAfter(end) ? finished : end;
            ended++;
        }
    }

    @Override
    public void stageTime(Duration time) {
        throw new BenchFault("The stages of a deployment cannot be told to sleep.");
    }

    @Override
    public Optional<Usage> usage() {
        return Optional.empty();
    }

    @Override
    public void fillHistory(long jobs, Consumer<String> progress) {
        throw new BenchFault("The database of a deployment cannot be filled from here.");
    }

    @Override
    public void fillQueue(long jobs) {
        throw new BenchFault("The database of a deployment cannot be filled from here.");
    }

    @Override
    public void forgetStatements() {
        // its database is out of reach
    }

    @Override
    public List<String> statements() {
        return List.of();
    }

    @Override
    public void close() {
        entrance.close();
    }
}
