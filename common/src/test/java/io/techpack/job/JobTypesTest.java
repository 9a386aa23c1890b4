package io.techpack.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class JobTypesTest {

    private record Named(String id) implements Stage {

        @Override
        public String title() {
            return id;
        }

        @Override
        public String description() {
            return id;
        }
    }

    private record Planned(String id, List<Step> plan) implements JobType {}

    private static final Stage CUT = new Named("cut");
    private static final Stage SEW = new Named("sew");

    @Test
    void types_and_stages_are_found_by_their_ids_in_the_order_of_the_plans() {
        JobType shirt = type("shirt", CUT, SEW);
        JobType hem = type("hem", SEW);

        JobTypes types = JobTypes.of(shirt, hem);

        assertThat(types.all()).containsExactly(shirt, hem);
        assertThat(types.stages()).containsExactly(CUT, SEW);
        assertThat(types.get("hem")).isSameAs(hem);
        assertThat(types.stage("cut")).isSameAs(CUT);
    }

    @Test
    void what_is_not_there_is_empty_or_named_in_the_refusal() {
        JobTypes types = JobTypes.of(type("shirt", CUT));

        assertThat(types.find("poster")).isEmpty();
        assertThat(types.findStage("print")).isEmpty();
        assertThatThrownBy(() -> types.get("poster")).hasMessageContaining("'poster'");
        assertThatThrownBy(() -> types.stage("print")).hasMessageContaining("'print'");
    }

    @Test
    void a_stage_of_a_newer_version_is_known_by_its_id_alone() {
        JobTypes types = JobTypes.of(type("shirt", CUT));

        assertThat(types.stageOrUnknown("cut")).isSameAs(CUT);
        assertThat(types.stageOrUnknown("print").id()).isEqualTo("print");
        assertThat(types.stageOrUnknown("print").title()).isEqualTo("print");
        assertThat(types.stageOrUnknown("print").description()).contains("does not know");
        assertThat(types.stageOrUnknown("print")).isEqualTo(types.stageOrUnknown("print"));
    }

    @Test
    void two_of_one_id_are_refused() {
        assertThatThrownBy(() -> JobTypes.of(type("shirt", CUT), type("shirt", SEW)))
                .hasMessageContaining("shirt");
        Stage other =
                new Stage() {
                    @Override
                    public String id() {
                        return "cut";
                    }

                    @Override
                    public String title() {
                        return "Another";
                    }

                    @Override
                    public String description() {
                        return "Another";
                    }
                };
        assertThatThrownBy(() -> JobTypes.of(type("shirt", CUT), type("skirt", other)))
                .hasMessageContaining("cut");
    }

    @Test
    void an_id_that_is_no_name_of_a_topic_is_refused() {
        for (String id : List.of("", "Shirt", "a b", "-a", "ä", "a.b")) {
            assertThatThrownBy(() -> JobTypes.of(type(id, CUT)))
                    .describedAs("'%s'", id)
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> JobTypes.of(type("shirt", new Named(id))))
                    .describedAs("'%s'", id)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static JobType type(String id, Stage... stages) {
        return new Planned(
                id,
                java.util.Arrays.stream(stages).map(stage -> new Step(stage, 1, 0, 100)).toList());
    }
}
