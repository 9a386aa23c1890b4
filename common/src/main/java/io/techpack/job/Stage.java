package io.techpack.job;

/**
 * A kind of step. Each stage has a topic of its own and a handler in one of the workers; which
 * stages a job goes through is its {@link JobType}'s plan. A pipeline lists its stages as the
 * constants of an enum.
 */
public interface Stage {

    /**
     * The name in the database, in topics, metrics and the HTTP contract, such as {@code
     * base-views}: lower-case letters, digits and hyphens.
     */
    String id();

    /** What people are shown, such as {@code Base View Analysis}. */
    String title();

    /** One sentence on what the stage does. */
    String description();
}
