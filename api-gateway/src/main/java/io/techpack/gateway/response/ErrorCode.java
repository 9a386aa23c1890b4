package io.techpack.gateway.response;

/** The error codes of the HTTP contract, each with its status. */
public enum ErrorCode {
    INVALID_REQUEST(400),
    UNAUTHENTICATED(401),
    INSUFFICIENT_CREDITS(402),
    FORBIDDEN(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    CONFLICT(409),
    PAYLOAD_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    RANGE_NOT_SATISFIABLE(416),
    UNPROCESSABLE_IMAGE(422),
    UNPROCESSABLE_EDIT(422),
    UNPROCESSABLE_REQUEST(422),
    UNPROCESSABLE_URL(422),
    IDEMPOTENCY_MISMATCH(422),
    RATE_LIMITED(429),
    INTERNAL_ERROR(500),
    UNREADABLE(500),
    STAGE_FAILED(502),
    WORKER_LOST(502),
    UNAVAILABLE(503),
    STAGE_TIMED_OUT(504),
    DEADLINE_EXCEEDED(504);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** Words for people, such as {@code Insufficient credits}. */
    String title() {
        String words = name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** The problem type of RFC 9457. */
    String type() {
        return "urn:techpack:problem:"
                + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
