package io.techpack.trials.bench;

/** A way to submit four-stage jobs, each with all that the product's own way costs. Thread-safe. */
interface Submitter {

    /** Returns when the job is accepted, which means stored. */
    void submit() throws Exception;

    /** Returns when so many jobs, which go in by one call, are all accepted. */
    void submitBatch(int jobs) throws Exception;

    /** Returns when the job has succeeded. */
    void submitAndAwait() throws Exception;
}
