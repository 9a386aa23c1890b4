package io.techpack.gateway.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How the gateway works. Immutable.
 *
 * @param publicUrl scheme and host under which clients reach the gateway; taken from each request
 *     if absent
 * @param standalone whether a request without a key acts as the demo account; only on loopback
 * @param demoAccount the id of that account
 * @param adminKey the operator's first key, with which all others can be created
 * @param keyCache how long a key is trusted without querying the database: revoking takes that long
 * @param keyUsage how often it is written down which keys were used
 * @param pollAdvice how long clients are told to wait before they ask again
 * @param largestBody of a JSON request
 * @param queueMetrics how old the measured queue depths may be
 * @param drain how long requests are still answered after the process has reported that it is no
 *     longer ready: the time that load balancers take to notice
 */
@Validated
@ConfigurationProperties("techpack.gateway")
public record GatewaySettings(
        @Nullable URI publicUrl,
        @DefaultValue("false") boolean standalone,
        @DefaultValue("00000000-0000-7000-8000-000000000001") UUID demoAccount,
        @Nullable AdminKey adminKey,
        @DefaultValue("5s") Duration keyCache,
        @DefaultValue("1m") @DurationMin(millis = 1) Duration keyUsage,
        @DefaultValue("2s") Duration pollAdvice,
        @DefaultValue("2MB") DataSize largestBody,
        @DefaultValue("10s") Duration queueMetrics,
        @DefaultValue("2s") Duration drain,
        @DefaultValue @Valid Audit audit,
        @DefaultValue @Valid Waiting waiting,
        @DefaultValue @Valid Links links,
        @DefaultValue @Valid Events events,
        @DefaultValue @Valid Pictures pictures,
        @DefaultValue @Valid Sending sending,
        @DefaultValue @Valid Fetch fetch,
        @DefaultValue @Valid Cors cors) {

    public GatewaySettings {
        if (publicUrl != null && (publicUrl.getScheme() == null || publicUrl.getHost() == null)) {
            throw new IllegalArgumentException(
                    "techpack.gateway.public-url is '%s'; it needs a scheme and a host, such as https://techpack.example"
                            .formatted(publicUrl));
        }
    }

    /**
     * How much load the continuous audit of the credits puts on the database.
     *
     * @param pause the shortest pause between two slices of a walk
     * @param pauseFactor how many times as long as its last slice took a walk pauses
     */
    public record Audit(
            @DefaultValue("1s") Duration pause, @DefaultValue("100") @Min(1) int pauseFactor) {}

    /**
     * @param operations how long an operation waits for its job unless the client says otherwise
     * @param longest the most that a client's {@code Prefer: wait=N} is granted
     * @param recheck how often the database is queried for all awaited jobs, in case hints are lost
     */
    public record Waiting(
            @DefaultValue("10m") Duration operations,
            @DefaultValue("60s") Duration longest,
            @DefaultValue("3s") Duration recheck) {}

    /**
     * The signed links under which pictures can be read without a key.
     *
     * @param secret what they are signed with, the same for all gateways; if absent, one that is
     *     made once and kept in the database
     * @param lifetime how long a link works at most; at least half of it remains when it is handed
     *     out
     */
    public record Links(
            @Nullable LinkSecret secret,
            @DefaultValue("1h") @DurationMin(minutes = 1) Duration lifetime) {}

    /**
     * Streams of what happens to a job.
     *
     * @param heartbeat how long a stream is silent at most
     * @param longest how long one stream lasts before its client must come back with its key
     */
    public record Events(
            @DefaultValue("15s") Duration heartbeat, @DefaultValue("1h") Duration longest) {}

    /**
     * What is accepted as a picture.
     *
     * @param shortestSide in pixels
     * @param longestSide in pixels
     * @param mostMemory what decoding one may take; as many are decoded at once as there are cores
     */
    public record Pictures(
            @DefaultValue("10MB") DataSize largest,
            @DefaultValue("256") @Min(1) int shortestSide,
            @DefaultValue("8192") @Min(1) int longestSide,
            @DefaultValue("256MB") DataSize mostMemory) {}

    /**
     * How slowly clients may send bodies.
     *
     * @param silence how long nothing may arrive
     * @param grace how long a body may take, whatever its size
     * @param slowest what has to arrive in each second after that, on average
     */
    public record Sending(
            @DefaultValue("20s") @DurationMin(millis = 1) Duration silence,
            @DefaultValue("20s") Duration grace,
            @DefaultValue("8KB") DataSize slowest) {}

    /**
     * How pictures are fetched from URLs.
     *
     * @param allowLoopback whether URLs may lead to this machine's loopback addresses, on any port
     * @param ports the only ports that are connected to
     * @param timeLimit of the whole fetch, redirects included
     */
    public record Fetch(
            @DefaultValue("false") boolean allowLoopback,
            @DefaultValue({"80", "443"}) @NotEmpty List<@Min(1) @Max(65535) Integer> ports,
            @DefaultValue("15s") Duration timeLimit,
            @DefaultValue("3") @Min(0) int redirects) {}

    /**
     * Which pages of other sites may call the API from a browser.
     *
     * @param allowedOrigins such as {@code https://shop.example}; none by default; {@code *} allows
     *     all, which gives away nothing that a key does not protect
     * @param maxAge how long a browser may remember that it is allowed
     */
    public record Cors(
            @DefaultValue List<String> allowedOrigins, @DefaultValue("1h") Duration maxAge) {

        private static final Pattern ORIGIN = Pattern.compile("https?://[^/?#\\s@]+");

        public Cors {
            for (String origin : allowedOrigins) {
                if (!origin.equals("*") && !ORIGIN.matcher(origin).matches()) {
                    throw new IllegalArgumentException(
                            "techpack.gateway.cors.allowed-origins has '%s'; an origin is a scheme and a host, such as https://shop.example"
                                    .formatted(origin));
                }
            }
            allowedOrigins = List.copyOf(allowedOrigins);
        }
    }
}
