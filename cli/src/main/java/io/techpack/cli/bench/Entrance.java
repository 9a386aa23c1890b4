package io.techpack.cli.bench;

/** A way to submit four-stage jobs, each with all that the product's own way costs. Thread-safe. */
interface Entrance {

    /** Returns when the job is accepted, which means stored. */
    void submit() throws Exception;

    /** Returns when the job has ended well. */
    void submitAndAwait() throws Exception;
}
