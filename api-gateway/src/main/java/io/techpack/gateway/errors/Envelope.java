package io.techpack.gateway.errors;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An error as clients see it: the guide's envelope and RFC 9457 in one. */
record Envelope(
        boolean success,
        String error,
        Code code,
        String type,
        String title,
        int status,
        String detail,
        String instance,
        List<FieldFault> errors,
        Metadata metadata) {

    static final String MEDIA_TYPE = "application/problem+json";

    static Envelope of(Refusal refusal, String instance) {
        Code code = refusal.code();
        return new Envelope(
                false,
                refusal.sentence(),
                code,
                code.type(),
                code.title(),
                code.status(),
                refusal.sentence(),
                instance,
                refusal.faults(),
                Metadata.of(refusal));
    }

    record Metadata(@Nullable String jobId, int creditsUsed, int creditsRefunded) {

        static Metadata of(Refusal refusal) {
            return refusal.cost()
                    .map(cost -> new Metadata(cost.job().toString(), cost.used(), cost.refunded()))
                    .orElse(new Metadata(null, 0, 0));
        }
    }
}
