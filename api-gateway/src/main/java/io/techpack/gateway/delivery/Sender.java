package io.techpack.gateway.delivery;

import io.techpack.database.DatabaseUnavailable;
import io.techpack.gateway.fetch.UrlPoster;
import io.techpack.gateway.fetch.UrlPoster.Answer;
import io.techpack.gateway.settings.WebhookSettings;
import io.techpack.webhook.DeliveryQueue;
import io.techpack.webhook.DeliveryQueue.Due;
import io.techpack.webhook.DeliveryQueue.Result;
import io.techpack.webhook.DeliveryQueue.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes one attempt at a delivery, and records how it went. Thread-safe. */
@Component
class Sender {

    private static final Logger log = LoggerFactory.getLogger(Sender.class);

    private final DeliveryQueue queue;
    private final UrlPoster poster;
    private final EventBodies bodies;
    private final Verdicts verdicts;
    private final DeliveryMetrics metrics;
    private final Duration disableAfter;
    private final InstantSource clock;

    Sender(
            DeliveryQueue queue,
            UrlPoster poster,
            EventBodies bodies,
            Verdicts verdicts,
            DeliveryMetrics metrics,
            WebhookSettings settings,
            InstantSource clock) {
        this.queue = queue;
        this.poster = poster;
        this.bodies = bodies;
        this.verdicts = verdicts;
        this.metrics = metrics;
        this.disableAfter = settings.disableAfter();
        this.clock = clock;
    }

    void send(Due due) {
        if (due.abandoned()) {
            log.warn(
                    "delivery {} was left by a gateway that stopped answering; it is sent again, attempt {}",
                    due.id(),
                    due.attempt());
        }
        try {
            record(due, due.wanted() ? attempt(due) : unwanted());
        } catch (DatabaseUnavailable outage) {
            metrics.unrecorded();
            log.warn(
                    "how delivery {} went cannot be recorded: {}; it will be sent again",
                    due.id(),
                    outage.getMessage());
        } catch (RuntimeException failure) {
            metrics.unrecorded();
            log.error("delivery {} cannot be sent; it is tried again", due.id(), failure);
        }
    }

    private Result attempt(Due due) {
        String body = bodies.of(due);
        Instant at = clock.instant();
        long began = System.nanoTime();
        Answer answer = poster.post(due.url(), due.signatures(at, body), body);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        metrics.took(took);
        Verdict verdict = verdicts.on(due, answer);
        return switch (answer) {
            case Answer.Status status ->
                    new Result(
                            at,
                            took,
                            status.code(),
                            status.beginning(),
                            verdict instanceof Verdict.Delivered ? null : refused(status.code()),
                            verdict);
            case Answer.Nothing nothing -> new Result(at, took, null, null, nothing.why(), verdict);
        };
    }

    private static String refused(int code) {
        return "answered with status %d%s"
                .formatted(code, code / 100 == 3 ? "; redirects are not followed" : "");
    }

    private Result unwanted() {
        return new Result(
                clock.instant(),
                Duration.ZERO,
                null,
                null,
                "was not sent: its webhook is disabled or was deleted",
                new Verdict.Unwanted());
    }

    private void record(Due due, Result result) {
        queue.record(due, result, disableAfter)
                .ifPresentOrElse(
                        recorded -> {
                            metrics.recorded(result.verdict());
                            if (recorded.disabled()) {
                                log.info(
                                        "webhook {} of account {} is disabled: {}",
                                        due.webhook().orElseThrow(),
                                        due.account(),
                                        result.verdict() instanceof Verdict.Gone
                                                ? "it answered that it is gone"
                                                : "it has only failed for too long");
                            }
                        },
                        () -> {
                            metrics.unrecorded();
                            log.warn(
                                    "the lease of delivery {} was over before attempt {} ended; it may have been sent twice",
                                    due.id(),
                                    due.attempt());
                        });
    }
}
