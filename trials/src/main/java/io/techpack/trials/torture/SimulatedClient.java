package io.techpack.trials.torture;

import io.techpack.trials.client.ApiRequest;
import io.techpack.trials.client.ApiResponse;
import io.techpack.trials.client.ObservedJob;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Submits one job and polls it until it has ended, now and then canceling it, or retrying it when
 * it has failed. For one thread.
 */
final class SimulatedClient {

    private static final int WAIT_SECONDS = 5;
    private static final Duration LONGEST_BEFORE_CANCEL = Duration.ofSeconds(6);
    private static final int CANCELED_PERCENT = 12;
    private static final int RETRIED_PERCENT = 50;
    private static final int MOST_RETRIES = 2;

    private final RetryingClient client;
    private final SimulatedAccount account;
    private final SplittableRandom random;
    private final Consumer<JobHistory> accepted;
    private final Consumer<String> events;

    SimulatedClient(
            RetryingClient client,
            SimulatedAccount account,
            SplittableRandom random,
            Consumer<JobHistory> accepted,
            Consumer<String> events) {
        this.client = client;
        this.account = account;
        this.random = random;
        this.accepted = accepted;
        this.events = events;
    }

    /** Submits a job that must be refused for want of credits. */
    void submitWithoutCredits(JsonNode body) throws InterruptedException {
        submit(body)
                .ifPresent(answer -> {
                    if (answer.status() == 402) {
                        events.accept("refused for want of credits, as they must be");
                    } else {
                        accepted.accept(overdrawn(answer));
                    }
                });
    }

    private static JobHistory overdrawn(ApiResponse answer) {
        String id = new ObservedJob(answer.json()).id();
        JobHistory history = new JobHistory(id.isEmpty() ? "none" : id, "overdrawn");
        history.overdrawn(answer.status());
        return history;
    }

    /** Submits a job and polls it until it has ended or the time is up. */
    void run(JsonNode body) throws InterruptedException {
        Optional<ApiResponse> answer = submit(body);
        if (answer.isEmpty()) {
            events.accept("submissions given up when the time was up");
            return;
        }
        if (answer.get().status() != 202) {
            events.accept(
                    "submissions answered %d %s"
                            .formatted(
                                    answer.get().status(),
                                    answer.get().json().path("code").asString("")));
            return;
        }
        ObservedJob job = new ObservedJob(answer.get().json());
        JobHistory history = new JobHistory(job.id(), body.path("type").asString(""));
        accepted.accept(history);
        history.observe(job);
        poll(history, random.nextInt(100) < CANCELED_PERCENT);
        for (int tries = 0; tries < MOST_RETRIES && retries(history); tries++) {
            poll(history, false);
        }
    }

    private Optional<ApiResponse> submit(JsonNode body) throws InterruptedException {
        ApiRequest request =
                ApiRequest.post("/jobs", body)
                        .key(account.key())
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .header("Prefer", "respond-async");
        while (true) {
            Optional<ApiResponse> answer = client.send(request);
            if (answer.filter(each -> each.status() == 409).isEmpty()) {
                return answer;
            }
            Thread.sleep(200); // the first one is just being stored
        }
    }

    private void poll(JobHistory history, boolean cancels) throws InterruptedException {
        long cancelAt = System.nanoTime() + random.nextLong(LONGEST_BEFORE_CANCEL.toNanos());
        boolean toCancel = cancels;
        String etag = "";
        while (!history.ended()) {
            if (toCancel && System.nanoTime() - cancelAt > 0) {
                toCancel = false;
                cancel(history);
            }
            Optional<ApiResponse> answer = look(history, etag, toCancel ? 1 : WAIT_SECONDS);
            if (answer.isEmpty()) {
                return;
            }
            if (answer.get().status() == 200) {
                history.observe(new ObservedJob(answer.get().json()));
                etag = answer.get().etag();
            } else if (answer.get().status() != 304) {
                history.notShown(answer.get().status());
                return;
            }
        }
    }

    private Optional<ApiResponse> look(JobHistory history, String etag, int seconds)
            throws InterruptedException {
        ApiRequest request = ApiRequest.get("/jobs/" + history.id()).key(account.key());
        return client.send(etag.isEmpty() ? request : request.longPoll(etag, seconds));
    }

    private Optional<ApiResponse> post(JobHistory history, String verb)
            throws InterruptedException {
        String path = "/jobs/" + history.id() + "/" + verb;
        return client.send(ApiRequest.post(path, SimulatedAccount.object()).key(account.key()));
    }

    private void cancel(JobHistory history) throws InterruptedException {
        post(history, "cancel")
                .ifPresent(answer -> events.accept("cancels answered " + answer.status()));
    }

    /** Whether it has failed and was successfully retried; the gateway may not offer that. */
    private boolean retries(JobHistory history) throws InterruptedException {
        if (!history.status().equals(Optional.of("failed"))
                || random.nextInt(100) >= RETRIED_PERCENT) {
            return false;
        }
        history.retried();
        Optional<ApiResponse> answer = post(history, "retry");
        answer.ifPresent(each -> events.accept("retries answered " + each.status()));
        // 409 if the answer to an earlier call was lost: then it is queued again already
        boolean queued =
                answer.filter(each -> each.successful() || each.status() == 409).isPresent();
        if (queued) {
            look(history, "", 0)
                    .filter(each -> each.status() == 200)
                    .ifPresent(each -> history.observe(new ObservedJob(each.json())));
        }
        return queued && !history.ended();
    }
}
