package io.techpack.gateway.errors;

import io.techpack.artifact.ArtifactStoreUnavailable;
import io.techpack.database.DatabaseUnavailable;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** Turns whatever was thrown into a refusal; what is nobody's fault but ours is logged. */
final class Faults {

    private static final Logger log = LoggerFactory.getLogger(Faults.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofSeconds(1);

    private Faults() {}

    static Refusal refusal(Throwable thrown) {
        return switch (thrown) {
            case Refusal refusal -> refusal;
            case DatabaseUnavailable away -> {
                log.warn("request refused, the database is away: {}", away.getMessage());
                yield Refusal.unavailable(
                        "The service is not available for a moment; nothing was accepted. Try again.",
                        RETRY_AFTER);
            }
            case ArtifactStoreUnavailable away -> {
                log.warn("request refused, the artifact store is away", away);
                yield Refusal.unavailable(
                        "Pictures cannot be stored or read for a moment. Try again.", RETRY_AFTER);
            }
            case MaxUploadSizeExceededException _ ->
                    Refusal.of(Code.PAYLOAD_TOO_LARGE, "The upload is too large.");
            case MultipartException _ ->
                    Refusal.of(
                            Code.INVALID_REQUEST,
                            "The multipart body is malformed; send the parts file and viewType.");
            case HttpRequestMethodNotSupportedException method -> methodNotAllowed(method);
            case HttpMediaTypeNotSupportedException type ->
                    Refusal.of(
                            Code.UNSUPPORTED_MEDIA_TYPE,
                            "Content-Type %s is not accepted here; send one of %s."
                                    .formatted(
                                            type.getContentType(), type.getSupportedMediaTypes()));
            case ErrorResponse response -> ofStatus(response.getStatusCode());
            default -> unexpected(thrown);
        };
    }

    /** This process takes no more requests; another one, or the next, does. */
    static Refusal stopping() {
        return Refusal.unavailable(sentence(Code.UNAVAILABLE), SOON)
                .with(HttpHeaders.CONNECTION, "close");
    }

    static Refusal ofStatus(HttpStatusCode status) {
        Code code =
                Arrays.stream(Code.values())
                        .filter(each -> each.status() == status.value())
                        .findFirst()
                        .orElse(
                                status.is4xxClientError()
                                        ? Code.INVALID_REQUEST
                                        : Code.INTERNAL_ERROR);
        return Refusal.of(code, sentence(code));
    }

    private static Refusal methodNotAllowed(HttpRequestMethodNotSupportedException fault) {
        String[] supported = fault.getSupportedMethods();
        String allowed = supported == null ? "" : String.join(", ", supported);
        return Refusal.of(
                        Code.METHOD_NOT_ALLOWED,
                        "%s is not possible here; use %s.".formatted(fault.getMethod(), allowed))
                .with("Allow", allowed);
    }

    private static Refusal unexpected(Throwable fault) {
        String incident = UUID.randomUUID().toString();
        log.error("incident {}: a request failed for an unexpected reason", incident, fault);
        return Refusal.of(
                Code.INTERNAL_ERROR,
                "Something went wrong on our side. Try again; if it stays, tell us of incident %s."
                        .formatted(incident));
    }

    private static String sentence(Code code) {
        return switch (code) {
            case NOT_FOUND -> "There is nothing under this path.";
            case NOT_ACCEPTABLE -> "The answer cannot be given in the form that Accept asks for.";
            case PAYLOAD_TOO_LARGE -> "The request is too large.";
            case UNAUTHENTICATED -> "Send a valid API key: Authorization: Bearer tp_…";
            case FORBIDDEN -> "The API key does not allow this.";
            case UNAVAILABLE -> "The service is not available for a moment. Try again.";
            case INTERNAL_ERROR -> "Something went wrong on our side. Try again.";
            case INVALID_REQUEST,
                    INSUFFICIENT_CREDITS,
                    METHOD_NOT_ALLOWED,
                    CONFLICT,
                    UNSUPPORTED_MEDIA_TYPE,
                    RANGE_NOT_SATISFIABLE,
                    UNPROCESSABLE_IMAGE,
                    UNPROCESSABLE_EDIT,
                    UNPROCESSABLE_REQUEST,
                    UNPROCESSABLE_URL,
                    IDEMPOTENCY_MISMATCH,
                    STAGE_FAILED,
                    STAGE_TIMED_OUT,
                    UNREADABLE,
                    WORKER_LOST,
                    DEADLINE_EXCEEDED ->
                    "The request cannot be carried out as it stands.";
        };
    }
}
