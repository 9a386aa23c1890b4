package io.techpack.gateway.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many requests an account may send, at all gateways together, unless an operator has set
 * limits for it. Immutable.
 *
 * @param enabled whether requests are counted at all
 * @param writes requests that change something: jobs, uploads, keys
 * @param reads all others
 * @param heldRequests how many long polls and event streams one account may have open at one
 *     gateway
 */
@Validated
@ConfigurationProperties("techpack.gateway.rate-limits")
public record RateLimitSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue @Valid Writes writes,
        @DefaultValue @Valid Reads reads,
        @DefaultValue("4000") @Min(1) int heldRequests) {

    /**
     * @param burst how many may come at once after a time of rest
     */
    public record Writes(
            @DefaultValue("100") @Min(1) int perSecond, @DefaultValue("1000") @Min(1) int burst) {

        public Writes {
            requireASecond("writes", perSecond, burst);
        }
    }

    /**
     * @param burst how many may come at once after a time of rest
     */
    public record Reads(
            @DefaultValue("10000") @Min(1) int perSecond,
            @DefaultValue("100000") @Min(1) int burst) {

        public Reads {
            requireASecond("reads", perSecond, burst);
        }
    }

    private static void requireASecond(String kind, int perSecond, int burst) {
        if (burst < perSecond) {
            throw new IllegalArgumentException(
                    "techpack.gateway.rate-limits.%s.burst is %d; it must be at least what a second allows, %d"
                            .formatted(kind, burst, perSecond));
        }
    }
}
