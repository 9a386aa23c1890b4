package io.techpack.gateway.response;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ends a request with an error of the HTTP contract. */
public final class ApiException extends RuntimeException {

    /** Of a request that is wrong all over, the first ones tell enough. */
    private static final int MOST_ERRORS = 100;

    private final transient ErrorCode code;
    private final transient List<FieldError> errors;
    private final transient Optional<JobCost> cost;
    private final transient Map<String, String> headers;

    private ApiException(
            ErrorCode code,
            String sentence,
            List<FieldError> errors,
            Optional<JobCost> cost,
            Map<String, String> headers) {
        super(sentence, null, false, false);
        this.code = code;
        this.errors = errors;
        this.cost = cost;
        this.headers = headers;
    }

    /**
     * @param sentence what a person can act on
     */
    public static ApiException of(ErrorCode code, String sentence) {
        return new ApiException(code, sentence, List.of(), Optional.empty(), Map.of());
    }

    /** The request is invalid, for all of these reasons. */
    public static ApiException invalid(List<FieldError> errors) {
        FieldError first = errors.getFirst();
        return new ApiException(
                ErrorCode.INVALID_REQUEST,
                "The request is not valid: %s %s%s."
                        .formatted(first.field(), first.message(), more(errors)),
                errors.stream().limit(MOST_ERRORS).toList(),
                Optional.empty(),
                Map.of());
    }

    public static ApiException invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    /**
     * The request is understood, and these values of it cannot be used.
     *
     * @param errors at least one
     */
    public static ApiException unusable(List<FieldError> errors) {
        FieldError first = errors.getFirst();
        return new ApiException(
                ErrorCode.UNPROCESSABLE_REQUEST,
                "%s %s%s. Nothing was charged."
                        .formatted(first.field(), first.message(), more(errors)),
                errors.stream().limit(MOST_ERRORS).toList(),
                Optional.empty(),
                Map.of());
    }

    private static String more(List<FieldError> errors) {
        return errors.size() == 1 ? "" : " (and %d more)".formatted(errors.size() - 1);
    }

    /**
     * @param what such as {@code Job 42}
     */
    public static ApiException notFound(String what) {
        return of(ErrorCode.NOT_FOUND, what + " does not exist.");
    }

    /** Something that the gateway needs is unavailable for a while. */
    public static ApiException unavailable(String sentence, Duration retryAfter) {
        return of(ErrorCode.UNAVAILABLE, sentence)
                .with("Retry-After", Long.toString(retryAfter.toSeconds()));
    }

    /** The caller has asked for more than it may have just now; nothing was done. */
    public static ApiException rateLimited(String sentence, Duration retryAfter) {
        long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
        return of(ErrorCode.RATE_LIMITED, sentence).with("Retry-After", Long.toString(seconds));
    }

    /**
     * The caller is not known.
     *
     * @param sentence why, and what to send instead
     */
    public static ApiException unauthenticated(String sentence) {
        return of(ErrorCode.UNAUTHENTICATED, sentence).with("WWW-Authenticate", "Bearer");
    }

    /** The same error, about a job that was charged. */
    public ApiException costing(JobCost spent) {
        return new ApiException(code, sentence(), errors, Optional.of(spent), headers);
    }

    /** The same error, about a part of the request, such as {@code jobs[3]}. */
    public ApiException at(String part) {
        List<FieldError> within =
                errors.isEmpty()
                        ? List.of(new FieldError(part, sentence()))
                        : errors.stream()
                                .map(each ->
                                        new FieldError(part + "." + each.field(), each.message()))
                                .toList();
        return new ApiException(code, part + ": " + sentence(), within, cost, headers);
    }

    /** The same error with one more response header. */
    public ApiException with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new ApiException(code, sentence(), errors, cost, Map.copyOf(all));
    }

    public ErrorCode code() {
        return code;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }

    public List<FieldError> errors() {
        return errors;
    }

    Optional<JobCost> cost() {
        return cost;
    }

    Map<String, String> headers() {
        return headers;
    }
}
