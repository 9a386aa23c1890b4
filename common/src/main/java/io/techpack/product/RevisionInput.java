package io.techpack.product;

/** The input of a job that makes a new revision out of an old one. */
public sealed interface RevisionInput extends JobInput permits EditInput, RegenerateInput {

    /** The old one, which stays as it is. */
    Revision revision();

    @Override
    default String productId() {
        return revision().productId();
    }
}
