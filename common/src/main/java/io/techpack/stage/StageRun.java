package io.techpack.stage;

import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.JobType;
import io.techpack.job.Stage;
import io.techpack.ledger.Item;
import java.util.List;
import java.util.Optional;

/** One try of one stage of a job, as its handler sees it. For the handler's thread only. */
public interface StageRun {

    JobId job();

    AccountId account();

    JobType type();

    /** Which try of the stage this is, from 1. */
    int attempt();

    /**
     * What the job was asked to do, as it was stored when it was submitted.
     *
     * @throws UnreadableInput if it is no such document: the job then fails for good, and a handler
     *     lets that pass
     */
    <T> T input(Class<T> type);

    /**
     * The result of an earlier stage of this job, as JSON. To be had here, not from the database:
     * there it may be on its way when this stage begins.
     */
    Optional<String> resultOf(Stage stage);

    /** The items of an earlier stage of this job, by their ordinals. */
    List<Item.Finished> itemsOf(Stage stage);

    /** The items that earlier tries of this stage finished, by their ordinals. */
    List<Item.Finished> finished();

    /**
     * Shows how far the stage is; returns when it is stored.
     *
     * @param done how many of {@code total} items are ready
     * @param text a few words for people, such as {@code Close-up 2/8 ready}
     * @throws InterruptedException if the lease is lost: stop now
     */
    void progress(int done, int total, String text) throws InterruptedException;

    /**
     * Shows a finished item, at once and for good; returns when it is stored.
     *
     * @param done how many of {@code total} items are ready, this one included
     * @param text a few words for people, such as {@code Close-up 2/8 ready}
     * @throws InterruptedException if the lease is lost: stop now
     */
    void show(Item item, int done, int total, String text) throws InterruptedException;

    /** Remembers why this try has no item of that ordinal, should the stage do without it. */
    void missed(int ordinal, String why);

    /** What a job was asked to do makes no sense to its stage; no try will change that. */
    final class UnreadableInput extends RuntimeException {

        public UnreadableInput(RuntimeException cause) {
            super(cause);
        }
    }
}
