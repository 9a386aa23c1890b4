package io.techpack.gateway.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How webhooks are kept and sent. Where they may lead to is set for all URLs of clients: {@link
 * GatewaySettings.Fetch}. Immutable.
 *
 * @param most how many an account may have
 * @param secretGrace how long the secret before signs as well after a rotation
 * @param disableAfter for how long a webhook may fail, without one success, until it is disabled
 * @param retention how long deliveries that are over can be seen and delivered again
 */
@Validated
@ConfigurationProperties("techpack.webhooks")
public record WebhookSettings(
        @DefaultValue("20") @Min(1) int most,
        @DefaultValue("24h") Duration secretGrace,
        @DefaultValue("5d") Duration disableAfter,
        @DefaultValue("30d") Duration retention,
        @DefaultValue @Valid Sending sending,
        @DefaultValue @Valid Retries retries) {

    /**
     * How one gateway sends.
     *
     * @param atOnce how many at once in all
     * @param perReceiver how many of them to one receiver
     * @param perAccount how many of them for one account
     * @param timeLimit of one attempt, from the look-up of the name to the end of the response
     * @param lease how long a delivery is left to the gateway that is sending it
     * @param sweep how often the database is queried for deliveries of which no hint told
     */
    public record Sending(
            @DefaultValue("64") @Min(1) int atOnce,
            @DefaultValue("4") @Min(1) int perReceiver,
            @DefaultValue("16") @Min(1) int perAccount,
            @DefaultValue("15s") Duration timeLimit,
            @DefaultValue("60s") Duration lease,
            @DefaultValue("2s") Duration sweep) {

        public Sending {
            if (!timeLimit.isPositive() || lease.compareTo(timeLimit.multipliedBy(2)) < 0) {
                throw new IllegalArgumentException(
                        "techpack.webhooks.sending.lease is %s; it must be at least twice the time-limit, %s"
                                .formatted(lease, timeLimit));
            }
        }
    }

    /**
     * When a failed attempt is made again: after delays that double.
     *
     * @param first the delay after the first attempt
     * @param longest the longest delay
     * @param giveUpAfter how long a delivery is tried in all
     */
    public record Retries(
            @DefaultValue("5s") Duration first,
            @DefaultValue("2h") Duration longest,
            @DefaultValue("24h") Duration giveUpAfter) {}
}
