package io.techpack.tracing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A span as other processes name it: the header {@code traceparent} of W3C Trace Context, as it is
 * stored with a job. Immutable.
 *
 * @param trace 32 hexadecimal digits, not all 0
 * @param span 16 hexadecimal digits, not all 0
 * @param flags two hexadecimal digits; the lowest bit says that the trace is recorded
 */
public record TraceParent(String trace, String span, String flags) {

    private static final Pattern VERSION_0 =
            Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");
    private static final String NO_TRACE = "0".repeat(32);
    private static final String NO_SPAN = "0".repeat(16);

    /** Reads one; empty if it is none, or of a version that is not known. */
    public static Optional<TraceParent> of(String text) {
        Matcher parts = VERSION_0.matcher(text);
        if (!parts.matches() || text.contains(NO_TRACE)) {
            return Optional.empty();
        }
        TraceParent parent = new TraceParent(parts.group(1), parts.group(2), parts.group(3));
        return Optional.of(parent).filter(each -> !each.span.equals(NO_SPAN));
    }

    /** As it is sent. */
    public String text() {
        return "00-" + trace + "-" + span + "-" + flags;
    }
}
