package io.techpack.cli.client;

/** Sees a job on its way; called by the thread that follows the job. */
@FunctionalInterface
public interface JobListener {

    /** The job has changed; its results only ever grow. */
    void changed(Job job);
}
