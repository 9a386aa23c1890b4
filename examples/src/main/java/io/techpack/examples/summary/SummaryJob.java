package io.techpack.examples.summary;

import io.techpack.job.JobType;
import io.techpack.job.Step;
import java.util.List;

/** What can be asked for: the stages in their order, what each costs, and its share of progress. */
enum SummaryJob implements JobType {
    SUMMARY(
            "summary",
            new Step(SummaryStage.SPLIT, 0, 0, 40),
            new Step(SummaryStage.CONDENSE, 2, 40, 100));

    private final String id;
    private final List<Step> plan;

    SummaryJob(String id, Step... plan) {
        this.id = id;
        this.plan = List.of(plan);
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
