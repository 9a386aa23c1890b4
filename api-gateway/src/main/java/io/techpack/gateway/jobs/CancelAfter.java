package io.techpack.gateway.jobs;

import io.techpack.gateway.response.ApiException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@value #HEADER} header: how long a job may take before it is canceled and refunded. */
final class CancelAfter {

    static final String HEADER = "Cancel-After";

    private static final Pattern FORM =
            Pattern.compile("(?:(\\d{1,6})h)?(?:(\\d{1,8})m)?(?:(\\d{1,8})s?)?");
    private static final Duration LONGEST = Duration.ofDays(365);

    private CancelAfter() {}

    /**
     * The job's deadline: what the header says, or else its body.
     *
     * @param header its value, if there is one
     * @param inBody {@code deadlineSeconds}, the same thing in the body
     * @throws ApiException if the header is malformed, or says something else than the body
     */
    static Optional<Duration> of(@Nullable String header, Optional<Duration> inBody) {
        if (header == null) {
            return inBody;
        }
        Duration time = parse(header.trim());
        if (inBody.isPresent() && !inBody.get().equals(time)) {
            throw ApiException.invalid(
                    HEADER,
                    "says %d s and deadlineSeconds says %d; send one of them"
                            .formatted(time.toSeconds(), inBody.get().toSeconds()));
        }
        return Optional.of(time);
    }

    private static Duration parse(String text) {
        Matcher parts = FORM.matcher(text);
        Duration time = parts.matches() ? seconds(parts, 1, 3_600, 2, 60, 3, 1) : Duration.ZERO;
        if (!time.isPositive() || time.compareTo(LONGEST) > 0) {
            throw ApiException.invalid(
                    HEADER, "must be a time of 1s to 365 days, such as 90s, 5m or 1h30m");
        }
        return time;
    }

    /** The sum of those groups, each followed by what one of it is in seconds. */
    private static Duration seconds(Matcher parts, int... groupsAndSeconds) {
        long sum = 0;
        for (int i = 0; i < groupsAndSeconds.length; i += 2) {
            String digits = parts.group(groupsAndSeconds[i]);
            sum += digits == null ? 0 : Long.parseLong(digits) * groupsAndSeconds[i + 1];
        }
        return Duration.ofSeconds(sum);
    }
}
