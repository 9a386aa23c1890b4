package io.techpack.gateway.response;

import io.techpack.artifact.ArtifactStore;
import io.techpack.database.DatabaseUnavailable;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.multipart.MultipartException;

/** Translates whatever was thrown into an error of the HTTP contract; our own faults are logged. */
final class ErrorTranslator {

    private static final Logger log = LoggerFactory.getLogger(ErrorTranslator.class);

    /** Methods whose requests ask for nothing that could be accepted. */
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private static final Duration RETRY_OUTAGE = Duration.ofSeconds(5);
    private static final Duration RETRY_RESTART = Duration.ofSeconds(1);

    private ErrorTranslator() {}

    static ApiException translate(Throwable thrown, HttpServletRequest request) {
        return switch (thrown) {
            case ApiException error -> error;
            case DatabaseUnavailable outage -> {
                logOutage(outage);
                yield ApiException.unavailable(
                        READS.contains(request.getMethod())
                                ? sentence(ErrorCode.UNAVAILABLE)
                                : "The service became unavailable: this request may have been accepted, or not. Repeat it with the same Idempotency-Key, which never does it twice; without one, look first what there is.",
                        RETRY_OUTAGE);
            }
            case NotAccepted outage -> {
                logOutage(outage);
                yield ApiException.unavailable(
                        "The service is temporarily unavailable; this request was not accepted. Try again.",
                        RETRY_OUTAGE);
            }
            case ArtifactStore.Unavailable outage -> {
                log.warn("request refused: the artifact store is unavailable", outage);
                yield ApiException.unavailable(
                        "Pictures temporarily cannot be stored or read. Try again.", RETRY_OUTAGE);
            }
            case MultipartException upload ->
                    UploadErrors.of(upload, request.getContentLengthLong());
            case InvalidParameterException _ ->
                    ApiException.invalid(
                            "query", "is not percent-encoded UTF-8, or has too many parameters");
            case RequestRejectedException refused ->
                    ApiException.of(ErrorCode.INVALID_REQUEST, RefusedPath.sentence(refused));
            case HttpRequestMethodNotSupportedException method -> methodNotAllowed(method);
            case HttpMediaTypeNotSupportedException type ->
                    ApiException.of(
                            ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                            "Content-Type %s is not accepted here; send one of %s."
                                    .formatted(
                                            type.getContentType(), type.getSupportedMediaTypes()));
            case ServletException wrapper when wrapper.getCause() instanceof ApiException error ->
                    error;
            case ErrorResponse response -> ofStatus(response.getStatusCode());
            default -> unexpected(thrown);
        };
    }

    private static void logOutage(RuntimeException outage) {
        log.warn("request refused: the database is unavailable: {}", outage.getMessage());
    }

    /** A body whose framing is broken, or that ended before its end. */
    static ApiException brokenBody() {
        return ApiException.of(
                ErrorCode.INVALID_REQUEST,
                "The body is broken or incomplete; send it whole, with its Content-Length or as proper chunks.");
    }

    /** This process takes no more requests; another one, or its successor, will. */
    static ApiException stopping() {
        return ApiException.unavailable(sentence(ErrorCode.UNAVAILABLE), RETRY_RESTART)
                .with(HttpHeaders.CONNECTION, "close");
    }

    static ApiException ofStatus(HttpStatusCode status) {
        // what Tomcat does not implement is the client's fault: a transfer coding, a version of
        // HTTP
        if (status.isSameCodeAs(HttpStatus.NOT_IMPLEMENTED)
                || status.isSameCodeAs(HttpStatus.HTTP_VERSION_NOT_SUPPORTED)) {
            return ApiException.of(
                    ErrorCode.INVALID_REQUEST,
                    "The request is not understood; send it by HTTP/1.1, with a Content-Length or Transfer-Encoding: chunked.");
        }
        ErrorCode code =
                Arrays.stream(ErrorCode.values())
                        .filter(each -> each.status() == status.value())
                        .findFirst()
                        .orElse(
                                status.is4xxClientError()
                                        ? ErrorCode.INVALID_REQUEST
                                        : ErrorCode.INTERNAL_ERROR);
        return ApiException.of(code, sentence(code));
    }

    private static ApiException methodNotAllowed(HttpRequestMethodNotSupportedException thrown) {
        String[] supported = thrown.getSupportedMethods();
        String allowed = supported == null ? "" : String.join(", ", supported);
        return ApiException.of(
                        ErrorCode.METHOD_NOT_ALLOWED,
                        "%s is not allowed here; use %s.".formatted(thrown.getMethod(), allowed))
                .with("Allow", allowed);
    }

    private static ApiException unexpected(Throwable thrown) {
        String incident = UUID.randomUUID().toString();
        log.error("incident {}: a request failed unexpectedly", incident, thrown);
        return ApiException.of(
                ErrorCode.INTERNAL_ERROR,
                "Something went wrong on our side. Try again; if it happens again, tell us the incident: %s."
                        .formatted(incident));
    }

    private static String sentence(ErrorCode code) {
        return switch (code) {
            case NOT_FOUND -> "There is nothing at this path.";
            case NOT_ACCEPTABLE ->
                    "The response is not available in a media type that Accept allows.";
            case PAYLOAD_TOO_LARGE -> "The request is too large.";
            case UNAUTHENTICATED -> "Send a valid API key: Authorization: Bearer tp_…";
            case FORBIDDEN -> "The API key does not allow this.";
            case RATE_LIMITED -> "Too many requests; try again later.";
            case UNAVAILABLE -> "The service is temporarily unavailable. Try again.";
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
