package io.techpack.job;

/**
 * A stage's place in a plan.
 *
 * @param stage what is done
 * @param credits the price, held at submission
 * @param from the job's percentage when the step starts
 * @param to the job's percentage when its last item is ready
 */
public record Step(Stage stage, int credits, int from, int to) {

    public Step {
        if (credits < 0) {
            throw new IllegalArgumentException(stage + " costs " + credits + " credits");
        }
        if (from < 0 || from > to || to > 100) {
            throw new IllegalArgumentException(stage + " runs from " + from + " to " + to + " %");
        }
    }

    /**
     * The whole job's percentage once {@code done} of {@code total} items of this step are ready.
     */
    public int jobPercent(int done, int total) {
        return from + (to - from) * done / total;
    }

    /** What a job says while this step waits for a worker. */
    public String waiting() {
        return "Waiting for " + stage.title();
    }
}
