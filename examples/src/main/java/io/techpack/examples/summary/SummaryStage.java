package io.techpack.examples.summary;

import io.techpack.job.Stage;

/** What is done, step by step. */
enum SummaryStage implements Stage {
    SPLIT("split", "Splitting", "Splits the text into sentences"),
    CONDENSE("condense", "Condensing", "Chooses the sentences that say most");

    private final String id;
    private final String title;
    private final String description;

    SummaryStage(String id, String title, String description) {
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
