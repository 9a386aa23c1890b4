package io.techpack.gateway.errors;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ends a request with an error of the HTTP contract. */
public final class Refusal extends RuntimeException {

    private final transient Code code;
    private final transient List<FieldFault> faults;
    private final transient Optional<JobCost> cost;
    private final transient Map<String, String> headers;

    private Refusal(
            Code code,
            String sentence,
            List<FieldFault> faults,
            Optional<JobCost> cost,
            Map<String, String> headers) {
        super(sentence, null, false, false);
        this.code = code;
        this.faults = faults;
        this.cost = cost;
        this.headers = headers;
    }

    /**
     * @param sentence what a person can act on
     */
    public static Refusal of(Code code, String sentence) {
        return new Refusal(code, sentence, List.of(), Optional.empty(), Map.of());
    }

    /** The request is wrong in these ways, all of them. */
    public static Refusal invalid(List<FieldFault> faults) {
        FieldFault first = faults.getFirst();
        String more = faults.size() == 1 ? "" : " (and %d more)".formatted(faults.size() - 1);
        return new Refusal(
                Code.INVALID_REQUEST,
                "The request is not valid: %s %s%s."
                        .formatted(first.field(), first.message(), more),
                List.copyOf(faults),
                Optional.empty(),
                Map.of());
    }

    public static Refusal invalid(String field, String message) {
        return invalid(List.of(new FieldFault(field, message)));
    }

    /**
     * @param what such as {@code Job 42}
     */
    public static Refusal notFound(String what) {
        return of(Code.NOT_FOUND, what + " does not exist.");
    }

    /** Something we need is away for a while; nothing was accepted. */
    public static Refusal unavailable(String sentence, Duration retryAfter) {
        return of(Code.UNAVAILABLE, sentence)
                .with("Retry-After", Long.toString(retryAfter.toSeconds()));
    }

    /** The same refusal, about a job that was charged. */
    public Refusal costing(JobCost spent) {
        return new Refusal(code, sentence(), faults, Optional.of(spent), headers);
    }

    /** The same refusal with one more response header. */
    public Refusal with(String header, String value) {
        Map<String, String> more = new java.util.LinkedHashMap<>(headers);
        more.put(header, value);
        return new Refusal(code, sentence(), faults, cost, Map.copyOf(more));
    }

    public Code code() {
        return code;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }

    List<FieldFault> faults() {
        return faults;
    }

    Optional<JobCost> cost() {
        return cost;
    }

    Map<String, String> headers() {
        return headers;
    }
}
