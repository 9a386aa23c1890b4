package io.techpack.job;

import java.util.List;
import java.util.Optional;

/**
 * What can be asked for: the plan of a kind of job and, in it, its price in credits. A pipeline
 * lists its job types as the constants of an enum.
 */
public interface JobType {

    /** The name in the database and the HTTP contract, such as {@code tech-pack}. */
    String id();

    /** The steps in their order; never empty, no stage twice. */
    List<Step> plan();

    default Step first() {
        return plan().getFirst();
    }

    /**
     * The step of that stage.
     *
     * @throws IllegalArgumentException if the plan has no such stage
     */
    default Step step(Stage stage) {
        return plan().get(indexOf(stage));
    }

    /** The step after that stage, or empty after the last one. */
    default Optional<Step> after(Stage stage) {
        int next = indexOf(stage) + 1;
        return next < plan().size() ? Optional.of(plan().get(next)) : Optional.empty();
    }

    /** What the whole job costs, in credits. */
    default int price() {
        return plan().stream().mapToInt(Step::credits).sum();
    }

    private int indexOf(Stage stage) {
        List<Step> plan = plan();
        for (int i = 0; i < plan.size(); i++) {
            if (plan.get(i).stage() == stage) {
                return i;
            }
        }
        throw new IllegalArgumentException("a " + id() + " job has no stage " + stage.id());
    }
}
