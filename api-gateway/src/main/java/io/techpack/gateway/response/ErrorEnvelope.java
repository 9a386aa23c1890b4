package io.techpack.gateway.response;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An error as clients see it: the failure envelope of the contract and RFC 9457 in one. */
public record ErrorEnvelope(
        boolean success,
        String error,
        ErrorCode code,
        String type,
        String title,
        int status,
        String detail,
        String instance,
        List<FieldError> errors,
        Metadata metadata) {

    static final String MEDIA_TYPE = "application/problem+json";

    /**
     * @param instance where it happened
     */
    public static ErrorEnvelope of(ApiException exception, String instance) {
        ErrorCode code = exception.code();
        return new ErrorEnvelope(
                false,
                exception.sentence(),
                code,
                code.type(),
                code.title(),
                code.status(),
                exception.sentence(),
                instance,
                exception.errors(),
                Metadata.of(exception));
    }

    public record Metadata(@Nullable String jobId, int creditsUsed, int creditsRefunded) {

        static Metadata of(ApiException exception) {
            return exception
                    .cost()
                    .map(cost -> new Metadata(cost.job().toString(), cost.used(), cost.refunded()))
                    .orElse(new Metadata(null, 0, 0));
        }
    }
}
