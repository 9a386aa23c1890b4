package io.techpack.job;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A kind of step. Each stage has a topic of its own and a handler in one of the workers; which
 * stages a job goes through is the {@link JobType}'s plan.
 */
public enum Stage {
    CATEGORY("category", "Category Detection", "Finds out what kind of product the photo shows"),
    BASE_VIEWS(
            "base-views",
            "Base View Analysis",
            "Reads materials, colours, dimensions and construction from each view"),
    CLOSE_UPS("close-ups", "Close-Up Generation", "Makes the close-ups of the details that matter"),
    SKETCHES("sketches", "Technical Sketches", "Draws the technical sketches with their callouts"),
    EDIT("edit", "Field Edit", "Changes one field of an analysis as asked"),
    REGENERATE("regenerate", "View Regeneration", "Makes a view anew");

    private static final Map<String, Stage> BY_ID =
            Arrays.stream(values()).collect(Collectors.toMap(Stage::id, Function.identity()));

    private final String id;
    private final String title;
    private final String description;

    Stage(String id, String title, String description) {
        this.id = id;
        this.title = title;
        this.description = description;
    }

    /**
     * The name in the database, in topics, metrics and the HTTP contract, such as {@code
     * base-views}.
     */
    public String id() {
        return id;
    }

    /** What people are shown, such as {@code Base View Analysis}. */
    public String title() {
        return title;
    }

    /** One sentence on what the stage does. */
    public String description() {
        return description;
    }

    /**
     * The stage of that id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Stage of(String id) {
        Stage stage = BY_ID.get(id);
        if (stage == null) {
            throw new IllegalArgumentException(
                    "no stage is called '" + id + "', only " + BY_ID.keySet());
        }
        return stage;
    }
}
