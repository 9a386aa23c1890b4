package io.techpack.examples.summary;

/**
 * What a job is asked to do; it is stored with the job as JSON.
 *
 * @param sentences how many the summary has
 */
record SummaryInput(String text, int sentences) {

    SummaryInput {
        if (sentences < 1) {
            throw new IllegalArgumentException(
                    "a summary of " + sentences + " sentences; it has at least 1");
        }
    }
}
