package io.techpack.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * All job types of an installation, and with them all its stages; the engine knows no others.
 * Immutable.
 */
public final class JobTypes {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");

    private final Map<String, JobType> types = new LinkedHashMap<>();
    private final Map<String, Stage> stages = new LinkedHashMap<>();

    private JobTypes(List<? extends JobType> all) {
        for (JobType type : all) {
            if (types.put(checked(type.id()), type) != null) {
                throw new IllegalArgumentException("two job types are called " + type.id());
            }
            for (Step step : type.plan()) {
                Stage stage = step.stage();
                Stage known = stages.putIfAbsent(checked(stage.id()), stage);
                if (known != null && known != stage) {
                    throw new IllegalArgumentException("two stages are called " + stage.id());
                }
            }
        }
    }

    /**
     * @throws IllegalArgumentException if two types, or two stages, have one id, or an id has other
     *     characters than lower-case letters, digits and hyphens
     */
    public static JobTypes of(JobType... types) {
        return new JobTypes(List.of(types));
    }

    public List<JobType> all() {
        return List.copyOf(types.values());
    }

    /** Each stage once, in the order of the plans. */
    public List<Stage> stages() {
        return List.copyOf(stages.values());
    }

    /** The type of that id, or empty. */
    public Optional<JobType> find(String id) {
        return Optional.ofNullable(types.get(id));
    }

    /**
     * The type of that id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public JobType get(String id) {
        return find(id).orElseThrow(() ->
                new IllegalArgumentException(
                        "no job type is called '%s', only %s".formatted(id, types.keySet())));
    }

    /** The stage of that id, or empty. */
    public Optional<Stage> findStage(String id) {
        return Optional.ofNullable(stages.get(id));
    }

    /**
     * The stage of that id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Stage stage(String id) {
        return findStage(id)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "no stage is called '%s', only %s".formatted(id, stages.keySet())));
    }

    /** The stage of that id; where there is none, one that has only this id: a newer version's. */
    public Stage stageOrUnknown(String id) {
        return findStage(id).orElseGet(() -> new Unknown(id));
    }

    private record Unknown(String id) implements Stage {

        @Override
        public String title() {
            return id;
        }

        @Override
        public String description() {
            return "A stage that this version does not know";
        }
    }

    private static String checked(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no id of a job type or stage; use lower-case letters, digits and hyphens"
                            .formatted(id));
        }
        return id;
    }
}
