package io.techpack.job;

import static io.techpack.job.Stage.BASE_VIEWS;
import static io.techpack.job.Stage.CATEGORY;
import static io.techpack.job.Stage.CLOSE_UPS;
import static io.techpack.job.Stage.EDIT;
import static io.techpack.job.Stage.REGENERATE;
import static io.techpack.job.Stage.SKETCHES;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What can be asked for: the plan of each kind of job and, in it, the price list in credits. */
public enum JobType {
    TECH_PACK(
            "tech-pack",
            new Step(CATEGORY, 0, 5, 10),
            new Step(BASE_VIEWS, 3, 15, 40),
            new Step(CLOSE_UPS, 3, 45, 70),
            new Step(SKETCHES, 3, 75, 96)),
    CATEGORY_DETECTION("category", alone(CATEGORY, 0)),
    BASE_VIEW_ANALYSIS("base-views", alone(BASE_VIEWS, 3)),
    CLOSE_UP_GENERATION("close-ups", alone(CLOSE_UPS, 3)),
    SKETCH_GENERATION("sketches", alone(SKETCHES, 3)),
    FIELD_EDIT("edit", alone(EDIT, 1)),
    VIEW_REGENERATION("regenerate", alone(REGENERATE, 1));

    private static final Map<String, JobType> BY_ID =
            Arrays.stream(values()).collect(Collectors.toMap(JobType::id, Function.identity()));

    private final String id;
    private final List<Step> plan;

    JobType(String id, Step... plan) {
        this.id = id;
        this.plan = List.of(plan);
    }

    private static Step alone(Stage stage, int credits) {
        return new Step(stage, credits, 0, 100);
    }

    /** The name in the database and the HTTP contract, such as {@code tech-pack}. */
    public String id() {
        return id;
    }

    /** The steps in their order; never empty. */
    public List<Step> plan() {
        return plan;
    }

    public Step first() {
        return plan.getFirst();
    }

    /**
     * The step of that stage.
     *
     * @throws IllegalArgumentException if the plan has no such stage
     */
    public Step step(Stage stage) {
        return plan.get(indexOf(stage));
    }

    /** The step after that stage, or empty after the last one. */
    public Optional<Step> after(Stage stage) {
        int next = indexOf(stage) + 1;
        return next < plan.size() ? Optional.of(plan.get(next)) : Optional.empty();
    }

    /** What the whole job costs, in credits. */
    public int price() {
        return plan.stream().mapToInt(Step::credits).sum();
    }

    /** The type of that id, or empty. */
    public static Optional<JobType> find(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /**
     * The type of that id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static JobType of(String id) {
        return find(id).orElseThrow(() ->
                new IllegalArgumentException(
                        "no job type is called '" + id + "', only " + BY_ID.keySet()));
    }

    private int indexOf(Stage stage) {
        for (int i = 0; i < plan.size(); i++) {
            if (plan.get(i).stage() == stage) {
                return i;
            }
        }
        throw new IllegalArgumentException("a " + id + " job has no stage " + stage.id());
    }
}
