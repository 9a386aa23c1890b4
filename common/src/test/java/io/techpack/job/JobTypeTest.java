package io.techpack.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class JobTypeTest {

    @Test
    void the_price_list_is_that_of_the_contract() {
        assertThat(JobType.TECH_PACK.price()).isEqualTo(9);
        assertThat(JobType.CATEGORY_DETECTION.price()).isZero();
        assertThat(
                        List.of(
                                JobType.BASE_VIEW_ANALYSIS,
                                JobType.CLOSE_UP_GENERATION,
                                JobType.SKETCH_GENERATION))
                .extracting(JobType::price)
                .containsOnly(3);
        assertThat(List.of(JobType.FIELD_EDIT, JobType.VIEW_REGENERATION))
                .extracting(JobType::price)
                .containsOnly(1);
    }

    @Test
    void progress_follows_the_guide() {
        assertThat(JobType.TECH_PACK.step(Stage.CLOSE_UPS).jobPercent(0, 8)).isEqualTo(45);
        assertThat(JobType.TECH_PACK.step(Stage.CLOSE_UPS).jobPercent(2, 8)).isEqualTo(51);
        assertThat(JobType.TECH_PACK.step(Stage.CLOSE_UPS).jobPercent(8, 8)).isEqualTo(70);
        assertThat(JobType.TECH_PACK.step(Stage.SKETCHES).jobPercent(1, 3)).isEqualTo(82);
        assertThat(JobType.TECH_PACK.step(Stage.SKETCHES).jobPercent(3, 3)).isEqualTo(96);
        assertThat(JobType.CLOSE_UP_GENERATION.step(Stage.CLOSE_UPS).jobPercent(3, 6))
                .isEqualTo(50);
    }

    @Test
    void a_plan_leads_from_stage_to_stage() {
        assertThat(JobType.TECH_PACK.after(Stage.CATEGORY))
                .map(Step::stage)
                .hasValue(Stage.BASE_VIEWS);
        assertThat(JobType.TECH_PACK.after(Stage.SKETCHES)).isEmpty();
        assertThatThrownBy(() -> JobType.FIELD_EDIT.after(Stage.SKETCHES))
                .hasMessageContaining("sketches");
    }

    @Test
    void ids_are_read_back_and_unknown_ones_are_named() {
        for (JobType type : JobType.values()) {
            assertThat(JobType.of(type.id())).isEqualTo(type);
        }
        for (Stage stage : Stage.values()) {
            assertThat(Stage.of(stage.id())).isEqualTo(stage);
        }
        for (JobStatus status : JobStatus.values()) {
            assertThat(JobStatus.of(status.id())).isEqualTo(status);
        }
        assertThatThrownBy(() -> JobType.of("poster")).hasMessageContaining("poster");
        assertThatThrownBy(() -> Stage.of("poster")).hasMessageContaining("poster");
    }
}
