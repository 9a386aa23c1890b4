package io.techpack.job;

/** Why a job failed; the names are the codes of the HTTP contract. */
public enum FailureKind {
    /** The picture is understood but cannot be worked with. */
    UNPROCESSABLE_IMAGE,
    /** The edit names a field that does not exist or a value that does not fit it. */
    UNPROCESSABLE_EDIT,
    /** The request cannot be carried out as it stands. */
    UNPROCESSABLE_REQUEST,
    /** Every attempt failed. */
    STAGE_FAILED,
    /** Every attempt ran into the stage's time limit. */
    STAGE_TIMED_OUT,
    /** The client's own deadline passed. */
    DEADLINE_EXCEEDED,
    /** What is stored of the job makes no sense to the worker that took it. */
    UNREADABLE,
    /** Its worker died, each time until the attempts were used up. */
    WORKER_LOST;

    /** Whether the request, rather than the system, is at fault. */
    public boolean permanent() {
        return switch (this) {
            case UNPROCESSABLE_IMAGE, UNPROCESSABLE_EDIT, UNPROCESSABLE_REQUEST -> true;
            case STAGE_FAILED, STAGE_TIMED_OUT, DEADLINE_EXCEEDED, UNREADABLE, WORKER_LOST -> false;
        };
    }

    /**
     * Whether such a job is poison: trying it as it is harms others, so an operator should look at
     * it before anybody tries it again.
     */
    public boolean poison() {
        return switch (this) {
            case UNREADABLE, WORKER_LOST -> true;
            case UNPROCESSABLE_IMAGE,
                    UNPROCESSABLE_EDIT,
                    UNPROCESSABLE_REQUEST,
                    STAGE_FAILED,
                    STAGE_TIMED_OUT,
                    DEADLINE_EXCEEDED ->
                    false;
        };
    }
}
