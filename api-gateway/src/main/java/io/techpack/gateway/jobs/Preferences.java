package io.techpack.gateway.jobs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A client's preferences (RFC 7240): not to wait, or to wait at most that long. Unknown preferences
 * are ignored, as the RFC requires.
 *
 * @param respondAsync whether not to wait at all
 * @param maxWait how long to wait at most, cut to what is granted
 * @param cancelOnDisconnect whether a client that leaves while it waits wants its job canceled
 */
record Preferences(boolean respondAsync, Optional<Duration> maxWait, boolean cancelOnDisconnect) {

    static final String HEADER = "Prefer";
    static final String APPLIED = "Preference-Applied";
    private static final String CANCEL_ON_DISCONNECT = "cancel-on-disconnect";
    static final Preferences NONE = new Preferences(false, Optional.empty(), false);

    private static final Pattern WAIT = Pattern.compile("wait\\s*=\\s*\"?(\\d{1,6})\"?");

    /**
     * @param headers the values of all {@code Prefer} headers
     * @param limit the longest wait that is granted
     */
    static Preferences of(List<String> headers, Duration limit) {
        Preferences all = NONE;
        for (String header : headers) {
            for (String each : header.split(",", -1)) {
                all = all.and(each.trim().toLowerCase(Locale.ROOT), limit);
            }
        }
        return all;
    }

    /** How long to wait, given how long that is without a preference. */
    Duration waitOr(Duration byDefault) {
        return maxWait.orElse(respondAsync ? Duration.ZERO : byDefault);
    }

    /** The preferences that were applied, for {@value #APPLIED}; empty if there were none. */
    Optional<String> applied() {
        List<String> applied = new ArrayList<>();
        if (respondAsync) {
            applied.add("respond-async");
        }
        if (cancelOnDisconnect) {
            applied.add(CANCEL_ON_DISCONNECT);
        }
        maxWait.ifPresent(time -> applied.add("wait=" + time.toSeconds()));
        return applied.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", applied));
    }

    /** Those of a request that waits for a change, not for an end: how long alone. */
    Preferences waitOnly() {
        return new Preferences(false, maxWait, false);
    }

    private Preferences and(String preference, Duration limit) {
        if (preference.equals("respond-async")) {
            return new Preferences(true, maxWait, cancelOnDisconnect);
        }
        if (preference.equals(CANCEL_ON_DISCONNECT)) {
            return new Preferences(respondAsync, maxWait, true);
        }
        Matcher matcher = WAIT.matcher(preference);
        // the first one counts
        if (matcher.matches() && maxWait.isEmpty()) {
            Duration requested = Duration.ofSeconds(Long.parseLong(matcher.group(1)));
            return new Preferences(
                    respondAsync,
                    Optional.of(requested.compareTo(limit) > 0 ? limit : requested),
                    cancelOnDisconnect);
        }
        return this;
    }
}
