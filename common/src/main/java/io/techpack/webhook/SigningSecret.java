package io.techpack.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;

/**
 * Signs what one receiver gets, as Standard Webhooks says: HMAC-SHA-256 under a random key. Shows
 * itself only to whoever asks for its text.
 *
 * @param text {@code whsec_} and the key in Base64
 */
record SigningSecret(String text) {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    SigningSecret {
        if (!text.startsWith(Webhook.SECRET_PREFIX)) {
            throw new IllegalArgumentException(
                    "a webhook's secret begins with " + Webhook.SECRET_PREFIX);
        }
    }

    static SigningSecret mint() {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return new SigningSecret(Webhook.SECRET_PREFIX + Base64.getEncoder().encodeToString(key));
    }

    String sign(String messageId, Instant at, String body) {
        try {
            return new Webhook(text).sign(messageId, at.getEpochSecond(), body);
        } catch (EmptyWebhookSecretException | WebhookSigningException impossible) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "a webhook's secret";
    }
}
