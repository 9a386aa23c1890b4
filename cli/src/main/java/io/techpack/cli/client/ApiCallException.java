package io.techpack.cli.client;

import java.io.IOException;
import java.net.URI;
import tools.jackson.databind.JsonNode;

/** Why a call gave no result; the message is a sentence for people and never holds a key. */
public abstract sealed class ApiCallException extends RuntimeException {

    private ApiCallException(String message) {
        super(message);
    }

    /** The server refused. */
    public static final class Refused extends ApiCallException {

        private final int status;
        private final String code;
        private final transient JsonNode body;

        Refused(int status, String code, String sentence, JsonNode body) {
            super(sentence);
            this.status = status;
            this.code = code;
            this.body = body;
        }

        public int status() {
            return status;
        }

        /** A code of the HTTP contract, such as {@code INSUFFICIENT_CREDITS}. */
        public String code() {
            return code;
        }

        /** The answer as it came; a missing node if it was no JSON. */
        public JsonNode body() {
            return body;
        }
    }

    /** Nobody answered. */
    public static final class Unreachable extends ApiCallException {

        Unreachable(URI server, IOException cause) {
            super(sentence(server, cause));
            initCause(cause);
        }

        private static String sentence(URI server, IOException cause) {
            String why = cause.getMessage();
            return why == null || why.isBlank()
                    ? "Nothing answers at " + server + "."
                    : "Nothing answers at " + server + " (" + why + ").";
        }
    }

    /** Something answered, but not Techpack. */
    public static final class NotTechpack extends ApiCallException {

        NotTechpack(URI server, String what) {
            super("What answers at " + server + " does not speak Techpack's API: " + what + ".");
        }
    }
}
