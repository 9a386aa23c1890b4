package io.techpack.job;

/**
 * Why a job ended without its result.
 *
 * @param stage the stage that failed
 * @param message a sentence a person can act on
 */
public record Failure(FailureKind kind, Stage stage, String message) {

    /** The longest message that is kept; what is longer is cut. */
    public static final int LONGEST_MESSAGE = 1_000;

    public Failure {
        if (message.length() > LONGEST_MESSAGE) {
            message = message.substring(0, LONGEST_MESSAGE);
        }
    }
}
