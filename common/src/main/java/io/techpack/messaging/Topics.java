package io.techpack.messaging;

import io.techpack.job.Stage;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The names of the topics: one for each stage, and one for hints about changed jobs. */
public final class Topics {

    /** Hints that jobs have changed: a line for each, its id and its version. */
    public static final String JOB_UPDATES = "techpack.job-updates";

    private static final Map<String, Stage> STAGES =
            Arrays.stream(Stage.values())
                    .collect(Collectors.toMap(Topics::of, Function.identity()));

    private Topics() {}

    /** Where a stage's due jobs are announced: key the job. */
    public static String of(Stage stage) {
        return "techpack." + stage.id();
    }

    /** The stage whose topic this is. */
    static Optional<Stage> stage(String topic) {
        return Optional.ofNullable(STAGES.get(topic));
    }
}
