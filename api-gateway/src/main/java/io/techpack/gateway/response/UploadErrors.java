package io.techpack.gateway.response;

import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** What is wrong with an upload that the server refused before a controller saw it. */
final class UploadErrors {

    private UploadErrors() {}

    /**
     * @param sent the bytes of the body as it was announced; negative if it was not
     */
    static ApiException of(MultipartException thrown, long sent) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ApiException error) {
                return error;
            }
            if (cause instanceof SizeException size) {
                return tooLarge(size, sent);
            }
        }
        return thrown instanceof MaxUploadSizeExceededException
                ? ApiException.of(ErrorCode.PAYLOAD_TOO_LARGE, "The upload is too large.")
                : ApiException.of(
                        ErrorCode.INVALID_REQUEST,
                        "The multipart body is malformed or incomplete; send the parts file and viewType.");
    }

    private static ApiException tooLarge(SizeException size, long sent) {
        if (isOfHeaders(size.getMessage())) {
            return ApiException.invalid(
                    "file",
                    "has part headers of more than %,d bytes; shorten its file name"
                            .formatted(size.getPermittedSize()));
        }
        String whatWasSent =
                sent > size.getPermittedSize()
                        ? "The upload has %,d bytes".formatted(sent)
                        : "The upload has more bytes than are accepted";
        return ApiException.of(
                ErrorCode.PAYLOAD_TOO_LARGE,
                "%s; a picture may have at most %,d. Send a smaller or more compressed one."
                        .formatted(whatWasSent, size.getPermittedSize()));
    }

    private static boolean isOfHeaders(@Nullable String message) {
        return message != null && message.startsWith("Header section");
    }
}
