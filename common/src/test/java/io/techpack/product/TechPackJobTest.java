package io.techpack.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.job.JobType;
import io.techpack.job.JobTypes;
import io.techpack.job.Stage;
import io.techpack.job.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class TechPackJobTest {

    @Test
    void the_price_list_is_that_of_the_contract() {
        assertThat(TechPackJob.TECH_PACK.price()).isEqualTo(9);
        assertThat(TechPackJob.CATEGORY_DETECTION.price()).isZero();
        assertThat(
                        List.of(
                                TechPackJob.BASE_VIEW_ANALYSIS,
                                TechPackJob.CLOSE_UP_GENERATION,
                                TechPackJob.SKETCH_GENERATION))
                .extracting(JobType::price)
                .containsOnly(3);
        assertThat(List.of(TechPackJob.FIELD_EDIT, TechPackJob.VIEW_REGENERATION))
                .extracting(JobType::price)
                .containsOnly(1);
    }

    @Test
    void progress_follows_the_guide() {
        assertThat(TechPackJob.TECH_PACK.step(TechPackStage.CLOSE_UPS).jobPercent(0, 8))
                .isEqualTo(45);
        assertThat(TechPackJob.TECH_PACK.step(TechPackStage.CLOSE_UPS).jobPercent(2, 8))
                .isEqualTo(51);
        assertThat(TechPackJob.TECH_PACK.step(TechPackStage.CLOSE_UPS).jobPercent(8, 8))
                .isEqualTo(70);
        assertThat(TechPackJob.TECH_PACK.step(TechPackStage.SKETCHES).jobPercent(1, 3))
                .isEqualTo(82);
        assertThat(TechPackJob.TECH_PACK.step(TechPackStage.SKETCHES).jobPercent(3, 3))
                .isEqualTo(96);
        assertThat(TechPackJob.CLOSE_UP_GENERATION.step(TechPackStage.CLOSE_UPS).jobPercent(3, 6))
                .isEqualTo(50);
    }

    @Test
    void a_plan_leads_from_stage_to_stage() {
        assertThat(TechPackJob.TECH_PACK.after(TechPackStage.CATEGORY))
                .map(Step::stage)
                .hasValue(TechPackStage.BASE_VIEWS);
        assertThat(TechPackJob.TECH_PACK.after(TechPackStage.SKETCHES)).isEmpty();
        assertThatThrownBy(() -> TechPackJob.FIELD_EDIT.after(TechPackStage.SKETCHES))
                .hasMessageContaining("sketches");
    }

    @Test
    void ids_are_read_back_and_unknown_ones_are_named() {
        JobTypes types = TechPackJob.TYPES;
        for (JobType type : TechPackJob.values()) {
            assertThat(types.get(type.id())).isEqualTo(type);
        }
        for (Stage stage : TechPackStage.values()) {
            assertThat(types.stage(stage.id())).isEqualTo(stage);
        }
        assertThat(types.stages()).containsExactly(TechPackStage.values());
        assertThatThrownBy(() -> types.get("poster")).hasMessageContaining("poster");
        assertThatThrownBy(() -> types.stage("poster")).hasMessageContaining("poster");
    }
}
