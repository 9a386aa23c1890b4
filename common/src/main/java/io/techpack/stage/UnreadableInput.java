package io.techpack.stage;

/** What a job was asked to do makes no sense to its stage; no try will change that. */
public final class UnreadableInput extends RuntimeException {

    public UnreadableInput(RuntimeException cause) {
        super(cause);
    }
}
