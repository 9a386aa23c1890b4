package io.techpack.product;

import static io.techpack.product.TechPackStage.BASE_VIEWS;
import static io.techpack.product.TechPackStage.CATEGORY;
import static io.techpack.product.TechPackStage.CLOSE_UPS;
import static io.techpack.product.TechPackStage.EDIT;
import static io.techpack.product.TechPackStage.REGENERATE;
import static io.techpack.product.TechPackStage.SKETCHES;

import io.techpack.job.JobType;
import io.techpack.job.JobTypes;
import io.techpack.job.Stage;
import io.techpack.job.Step;
import java.util.List;
import java.util.Optional;

/** What can be asked for: the whole tech pack, and each of its operations alone. */
public enum TechPackJob implements JobType {
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

    /** All of them, for the engine. */
    public static final JobTypes TYPES = JobTypes.of(values());

    private final String id;
    private final List<Step> plan;

    TechPackJob(String id, Step... plan) {
        this.id = id;
        this.plan = List.of(plan);
    }

    private static Step alone(Stage stage, int credits) {
        return new Step(stage, credits, 0, 100);
    }

    /** The type of that id, or empty. */
    public static Optional<TechPackJob> find(String id) {
        return TYPES.find(id).map(TechPackJob.class::cast);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public List<Step> plan() {
        return plan;
    }
}
