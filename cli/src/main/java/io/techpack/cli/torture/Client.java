package io.techpack.cli.torture;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Orders one job and follows it to its end, now and then canceling it, or retrying it when it has
 * failed. For one thread.
 */
final class Client {

    private static final int WAIT_SECONDS = 5;
    private static final Duration LONGEST_BEFORE_CANCEL = Duration.ofSeconds(6);
    private static final int CANCELED_PERCENT = 12;
    private static final int RETRIED_PERCENT = 50;
    private static final int MOST_RETRIES = 2;

    private final Api api;
    private final Customer customer;
    private final SplittableRandom random;
    private final Consumer<JobStory> accepted;
    private final Consumer<String> happened;

    Client(
            Api api,
            Customer customer,
            SplittableRandom random,
            Consumer<JobStory> accepted,
            Consumer<String> happened) {
        this.api = api;
        this.customer = customer;
        this.random = random;
        this.accepted = accepted;
        this.happened = happened;
    }

    /** Orders a job that must be refused for want of credits. */
    void orderWithoutCredit(JsonNode body) throws InterruptedException {
        submit(body)
                .ifPresent(answer -> {
                    if (answer.status() == 402) {
                        happened.accept("refused for want of credits, as they must be");
                    } else {
                        accepted.accept(overdrawn(answer));
                    }
                });
    }

    private static JobStory overdrawn(Api.Answer answer) {
        JobStory story = new JobStory(answer.body().path("jobId").asString("none"), "overdrawn");
        story.overdrawn(answer.status());
        return story;
    }

    /** Orders a job and follows it until it has ended or the time is up. */
    void order(JsonNode body) throws InterruptedException {
        Optional<Api.Answer> answer = submit(body);
        if (answer.isEmpty()) {
            happened.accept("submissions given up when the time was up");
            return;
        }
        if (answer.get().status() != 202) {
            happened.accept(
                    "submissions answered %d %s"
                            .formatted(
                                    answer.get().status(),
                                    answer.get().body().path("code").asString("")));
            return;
        }
        JsonNode job = answer.get().body();
        JobStory story =
                new JobStory(job.path("jobId").asString(""), body.path("type").asString(""));
        accepted.accept(story);
        story.seen(job);
        follow(story, random.nextInt(100) < CANCELED_PERCENT);
        for (int tries = 0; tries < MOST_RETRIES && retries(story); tries++) {
            follow(story, false);
        }
    }

    private Optional<Api.Answer> submit(JsonNode body) throws InterruptedException {
        String once = UUID.randomUUID().toString();
        while (true) {
            Optional<Api.Answer> answer =
                    api.send(
                            Api.post(api.to("/jobs", customer.key()), body)
                                    .header("Idempotency-Key", once)
                                    .header("Prefer", "respond-async"));
            if (answer.filter(each -> each.status() == 409).isEmpty()) {
                return answer;
            }
            Thread.sleep(200); // the first one is just being stored
        }
    }

    private void follow(JobStory story, boolean cancels) throws InterruptedException {
        long cancelAt = System.nanoTime() + random.nextLong(LONGEST_BEFORE_CANCEL.toNanos());
        boolean toCancel = cancels;
        String etag = "";
        while (!story.ended()) {
            if (toCancel && System.nanoTime() - cancelAt > 0) {
                toCancel = false;
                cancel(story);
            }
            Optional<Api.Answer> answer = look(story, etag, toCancel ? 1 : WAIT_SECONDS);
            if (answer.isEmpty()) {
                return;
            }
            if (answer.get().status() == 200) {
                story.seen(answer.get().body());
                etag = answer.get().etag().orElse("");
            } else if (answer.get().status() != 304) {
                story.unanswered(answer.get().status());
                return;
            }
        }
    }

    private Optional<Api.Answer> look(JobStory story, String etag, int seconds)
            throws InterruptedException {
        var request = api.to("/jobs/" + story.id(), customer.key()).GET();
        if (!etag.isEmpty()) {
            request.header("If-None-Match", etag).header("Prefer", "wait=" + seconds);
        }
        return api.send(request);
    }

    private void cancel(JobStory story) throws InterruptedException {
        api.send(
                        Api.post(
                                api.to("/jobs/" + story.id() + "/cancel", customer.key()),
                                Customer.object()))
                .ifPresent(answer -> happened.accept("cancels answered " + answer.status()));
    }

    /** Whether it has failed and is to go on, which the gateway may not offer. */
    private boolean retries(JobStory story) throws InterruptedException {
        if (!story.status().equals(Optional.of("failed"))
                || random.nextInt(100) >= RETRIED_PERCENT) {
            return false;
        }
        story.retried();
        Optional<Api.Answer> answer =
                api.send(
                        Api.post(
                                api.to("/jobs/" + story.id() + "/retry", customer.key()),
                                Customer.object()));
        answer.ifPresent(each -> happened.accept("retries answered " + each.status()));
        // 409 if the answer to an earlier call was lost: then it goes on already
        boolean heard = answer.filter(Client::mayGoOn).isPresent();
        if (heard) {
            look(story, "", 0)
                    .filter(each -> each.status() == 200)
                    .ifPresent(each -> story.seen(each.body()));
        }
        return heard && !story.ended();
    }

    private static boolean mayGoOn(Api.Answer answer) {
        return answer.status() / 100 == 2 || answer.status() == 409;
    }
}
