package io.techpack.examples.summary;

import io.techpack.job.JobTypes;
import io.techpack.stage.StageBinding;
import io.techpack.worker.StageWorker;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;

/**
 * A worker of both stages. A stage that is slow or dear gets a process of its own in the same way:
 * one with its binding alone.
 */
@StageWorker
public class SummaryWorker {

    public static void main(String[] args) {
        SpringApplication.run(SummaryWorker.class, args);
    }

    @Bean
    JobTypes jobTypes() {
        return JobTypes.of(SummaryJob.values());
    }

    @Bean
    StageBinding split() {
        return new StageBinding(SummaryStage.SPLIT, new SplitHandler());
    }

    @Bean
    StageBinding condense() {
        return new StageBinding(SummaryStage.CONDENSE, new CondenseHandler());
    }
}
