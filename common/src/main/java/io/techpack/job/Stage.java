package io.techpack.job;

/** x. */
public enum Stage {
    CATEGORY
}
