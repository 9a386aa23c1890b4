package io.techpack.gateway.delivery;

import io.techpack.gateway.fetch.UrlPoster.Answer;
import io.techpack.gateway.settings.WebhookSettings;
import io.techpack.job.RetryPolicy;
import io.techpack.webhook.DeliveryQueue.Due;
import io.techpack.webhook.DeliveryQueue.Verdict;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/**
 * Decides what becomes of a delivery after an attempt: 2xx is delivered, 410 is the end, all else
 * is tried again after growing delays, or when the receiver asks for it, and for the last time when
 * its time is up. Thread-safe.
 */
@Component
class Verdicts {

    private static final int GONE = 410;

    private final RetryPolicy delays;
    private final Duration giveUpAfter;
    private final InstantSource clock;

    Verdicts(WebhookSettings settings, InstantSource clock) {
        WebhookSettings.Retries retries = settings.retries();
        this.delays = new RetryPolicy(Integer.MAX_VALUE, retries.first(), retries.longest());
        this.giveUpAfter = retries.giveUpAfter();
        this.clock = clock;
    }

    Verdict on(Due due, Answer answer) {
        return switch (answer) {
            case Answer.Status(int code, _, _) when code / 100 == 2 -> new Verdict.Delivered();
            case Answer.Status(int code, _, _) when code == GONE ->
                    due.webhook().isPresent() ? new Verdict.Gone() : new Verdict.Failed();
            case Answer.Status status -> later(due, status.retryAfter().orElse(Duration.ZERO));
            case Answer.Nothing _ -> later(due, Duration.ZERO);
        };
    }

    private Verdict later(Due due, Duration asked) {
        Duration left = giveUpAfter.minus(Duration.between(due.dueSince(), clock.instant()));
        if (!left.isPositive()) {
            return new Verdict.Failed();
        }
        Duration usual = delays.delayAfter(due.tries(), ThreadLocalRandom.current());
        Duration delay = usual.compareTo(asked) < 0 ? asked : usual;
        return new Verdict.Again(delay.compareTo(left) < 0 ? delay : left);
    }
}
