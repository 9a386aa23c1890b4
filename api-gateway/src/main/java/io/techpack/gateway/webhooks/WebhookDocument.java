package io.techpack.gateway.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.techpack.webhook.Webhooks.Event;
import io.techpack.webhook.Webhooks.Secrets;
import io.techpack.webhook.Webhooks.Webhook;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as its account sees it.
 *
 * @param disabledReason {@code gone} or {@code failing}, if it was not its account that disabled it
 * @param failingSince the first failure since the last success
 * @param secret only when it was just made
 */
record WebhookDocument(
        String webhookId,
        String url,
        String description,
        List<String> events,
        boolean enabled,
        @Nullable String disabledReason,
        @Nullable Instant failingSince,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {

    static WebhookDocument of(Webhook webhook) {
        return of(webhook, null);
    }

    static WebhookDocument of(Webhook webhook, @Nullable String secret) {
        return new WebhookDocument(
                webhook.id().toString(),
                webhook.url(),
                webhook.description(),
                webhook.events().stream().sorted().map(Event::id).toList(),
                webhook.enabled(),
                webhook.disabledReason().orElse(null),
                webhook.failingSince().orElse(null),
                webhook.createdAt(),
                secret);
    }

    @Override
    public String toString() {
        return "webhook " + webhookId;
    }

    /** All of an account's, oldest first. */
    record All(List<WebhookDocument> webhooks) {}

    /**
     * What signs.
     *
     * @param previousSecret signs as well until {@code previousUntil}
     */
    record Signing(
            String secret, @Nullable String previousSecret, @Nullable Instant previousUntil) {

        static Signing of(Secrets secrets) {
            return new Signing(
                    secrets.current(),
                    secrets.previous().orElse(null),
                    secrets.previousUntil().orElse(null));
        }

        @Override
        public String toString() {
            return "a webhook's secrets";
        }
    }
}
