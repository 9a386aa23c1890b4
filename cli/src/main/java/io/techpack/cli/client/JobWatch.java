package io.techpack.cli.client;

import java.time.Duration;

/** Follows one job by long polls: each asks for the next version and is held until there is one. */
final class JobWatch {

    /** A server that restarts is uncounted that many polls in a row, a second apart. */
    private static final int UNCOUNTED = 15;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Http http;
    private final String job;
    private final Duration held;
    private int faults;

    JobWatch(Http http, String job, Duration held) {
        this.http = http;
        this.job = job;
        this.held = held;
    }

    Job follow(JobListener listener) throws InterruptedException {
        String etag = "";
        while (true) {
            Answer answer = poll(etag);
            if (answer.unchanged()) {
                continue;
            }
            Job now = Job.of(answer.body());
            listener.changed(now);
            if (now.ended()) {
                return now;
            }
            etag = answer.etag().orElse("");
        }
    }

    /** The next answer that is a job or "unchanged". */
    private Answer poll(String etag) throws InterruptedException {
        while (true) {
            try {
                Answer answer = ask(etag);
                if (answer.succeeded() || answer.unchanged()) {
                    faults = 0;
                    return answer;
                }
                if (!answer.later() || ++faults > UNCOUNTED) {
                    throw answer.fault();
                }
                Thread.sleep(answer.retryAfter().orElse(PAUSE));
            } catch (ApiFault.Unreachable fault) {
                if (++faults > UNCOUNTED) {
                    throw fault;
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    private Answer ask(String etag) throws InterruptedException {
        var request = http.to("/jobs/" + job).GET();
        if (!etag.isEmpty()) {
            request.header("If-None-Match", etag)
                    .header("Prefer", "wait=" + held.toSeconds())
                    .timeout(held.plus(Http.PATIENCE));
        }
        return http.send(request);
    }
}
