package io.techpack.gateway.waiting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client prefers (RFC 7240): not to wait, or to wait no longer than so. What is not
 * understood is ignored, as the RFC asks.
 *
 * @param longest what was asked for, cut to what is granted
 */
public record Preference(boolean respondAsync, Optional<Duration> longest) {

    public static final String HEADER = "Prefer";
    public static final String APPLIED = "Preference-Applied";
    public static final Preference NONE = new Preference(false, Optional.empty());

    private static final Pattern WAIT = Pattern.compile("wait\\s*=\\s*\"?(\\d{1,6})\"?");

    /**
     * @param headers the values of all {@code Prefer} headers
     * @param most the most that is granted
     */
    public static Preference of(List<String> headers, Duration most) {
        Preference all = NONE;
        for (String header : headers) {
            for (String each : header.split(",", -1)) {
                all = all.and(each.trim().toLowerCase(Locale.ROOT), most);
            }
        }
        return all;
    }

    /** How long to wait, where {@code usual} is the way without a preference. */
    public Duration waitingInsteadOf(Duration usual) {
        return longest.orElse(respondAsync ? Duration.ZERO : usual);
    }

    /** The preferences that were followed, for {@value #APPLIED}; empty if none was stated. */
    public Optional<String> applied() {
        List<String> applied = new ArrayList<>();
        if (respondAsync) {
            applied.add("respond-async");
        }
        longest.ifPresent(time -> applied.add("wait=" + time.toSeconds()));
        return applied.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", applied));
    }

    /** The same where nothing is done asynchronously: only how long to wait counts. */
    public Preference onlyWait() {
        return new Preference(false, longest);
    }

    private Preference and(String preference, Duration most) {
        if (preference.equals("respond-async")) {
            return new Preference(true, longest);
        }
        Matcher waiting = WAIT.matcher(preference);
        // the first one counts
        if (waiting.matches() && longest.isEmpty()) {
            Duration asked = Duration.ofSeconds(Long.parseLong(waiting.group(1)));
            return new Preference(
                    respondAsync, Optional.of(asked.compareTo(most) > 0 ? most : asked));
        }
        return this;
    }
}
