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
    DEADLINE_EXCEEDED;

    /** Whether the request, rather than the system, is at fault. */
    public boolean permanent() {
        return switch (this) {
            case UNPROCESSABLE_IMAGE, UNPROCESSABLE_EDIT, UNPROCESSABLE_REQUEST -> true;
            case STAGE_FAILED, STAGE_TIMED_OUT, DEADLINE_EXCEEDED -> false;
        };
    }
}
