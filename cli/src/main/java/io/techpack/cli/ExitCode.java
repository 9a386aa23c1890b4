package io.techpack.cli;

/** What the process's exit codes mean. */
final class ExitCode {

    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int UNREACHABLE = 3;

    /** There is nothing of that name or id. */
    static final int UNKNOWN = 4;

    /** No key was sent, or one that may not do this. */
    static final int NOT_ALLOWED = 5;

    private ExitCode() {}
}
