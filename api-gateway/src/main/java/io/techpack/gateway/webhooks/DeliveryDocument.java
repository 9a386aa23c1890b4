package io.techpack.gateway.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.techpack.webhook.Webhooks.Attempt;
import io.techpack.webhook.Webhooks.Delivery;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as its account sees it.
 *
 * @param deliveryId what the receiver gets as {@code webhook-id}
 * @param webhookId absent if it goes to the job's own {@code webhookUrl}
 * @param status pending, delivered or failed
 * @param responseStatus of the last attempt, if it was answered
 * @param attemptLog the last ones first; not in lists
 */
record DeliveryDocument(
        String deliveryId,
        @Nullable String webhookId,
        String jobId,
        String event,
        String url,
        String status,
        int attempts,
        @Nullable Integer responseStatus,
        @Nullable String error,
        Instant createdAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant finishedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<AttemptDocument> attemptLog) {

    static DeliveryDocument of(Delivery delivery) {
        return of(delivery, null);
    }

    static DeliveryDocument of(Delivery delivery, @Nullable List<Attempt> log) {
        return new DeliveryDocument(
                delivery.id().toString(),
                delivery.webhook().map(UUID::toString).orElse(null),
                delivery.job().toString(),
                delivery.event(),
                delivery.url(),
                delivery.status(),
                delivery.attempts(),
                delivery.responseStatus().orElse(null),
                delivery.error().orElse(null),
                delivery.createdAt(),
                delivery.nextAttemptAt().orElse(null),
                delivery.finishedAt().orElse(null),
                log == null ? null : log.stream().map(AttemptDocument::of).toList());
    }

    /**
     * One attempt.
     *
     * @param response the beginning of the response's body, escaped
     */
    record AttemptDocument(
            int attempt,
            Instant startedAt,
            long durationMs,
            @Nullable Integer responseStatus,
            @Nullable String response,
            @Nullable String error) {

        static AttemptDocument of(Attempt attempt) {
            return new AttemptDocument(
                    attempt.number(),
                    attempt.startedAt(),
                    attempt.took().toMillis(),
                    attempt.responseStatus().orElse(null),
                    attempt.response().orElse(null),
                    attempt.error().orElse(null));
        }
    }

    /**
     * @param nextCursor where the next page starts, absent on the last one
     */
    record Page(List<DeliveryDocument> deliveries, @Nullable String nextCursor) {}
}
