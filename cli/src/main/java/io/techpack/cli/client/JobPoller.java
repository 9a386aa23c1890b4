package io.techpack.cli.client;

import java.time.Duration;

/** Follows one job by long polls: each asks for the next version and is held until there is one. */
final class JobPoller {

    /** A server may restart: so many polls in a row may fail, a second apart. */
    private static final int MOST_FAILURES = 15;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Http http;
    private final String job;
    private final Duration held;
    private int failures;

    JobPoller(Http http, String job, Duration held) {
        this.http = http;
        this.job = job;
        this.held = held;
    }

    Job follow(JobListener listener) throws InterruptedException {
        String etag = "";
        while (true) {
            ClientResponse answer = poll(etag);
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
    private ClientResponse poll(String etag) throws InterruptedException {
        while (true) {
            try {
                ClientResponse answer = ask(etag);
                if (answer.succeeded() || answer.unchanged()) {
                    failures = 0;
                    return answer;
                }
                if (!answer.later() || ++failures > MOST_FAILURES) {
                    throw answer.fault();
                }
                Thread.sleep(answer.retryAfter().orElse(PAUSE));
            } catch (ApiCallException.Unreachable fault) {
                if (++failures > MOST_FAILURES) {
                    throw fault;
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    private ClientResponse ask(String etag) throws InterruptedException {
        var request = http.to("/jobs/" + job).GET();
        if (!etag.isEmpty()) {
            request.header("If-None-Match", etag)
                    .header("Prefer", "wait=" + held.toSeconds())
                    .timeout(held.plus(Http.REQUEST_TIMEOUT));
        }
        return http.send(request);
    }
}
