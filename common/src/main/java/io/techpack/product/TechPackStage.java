package io.techpack.product;

import io.techpack.job.Stage;

/** The stages of tech packs; each is done by one of the workers. */
public enum TechPackStage implements Stage {
    CATEGORY("category", "Category Detection", "Finds out what kind of product the photo shows"),
    BASE_VIEWS(
            "base-views",
            "Base View Analysis",
            "Reads materials, colours, dimensions and construction from each view"),
    CLOSE_UPS("close-ups", "Close-Up Generation", "Makes the close-ups of the details that matter"),
    SKETCHES("sketches", "Technical Sketches", "Draws the technical sketches with their callouts"),
    EDIT("edit", "Field Edit", "Changes one field of an analysis as asked"),
    REGENERATE("regenerate", "View Regeneration", "Makes a view anew");

    private final String id;
    private final String title;
    private final String description;

    TechPackStage(String id, String title, String description) {
        this.id = id;
        this.title = title;
        this.description = description;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String description() {
        return description;
    }
}
