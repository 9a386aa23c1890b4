package io.techpack.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.job.Stage;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void every_stage_has_its_topic() {
        assertThat(Topics.of(Stage.CATEGORY)).isEqualTo("techpack.category");
        assertThat(Topics.of(Stage.BASE_VIEWS)).isEqualTo("techpack.base-views");
        assertThat(Topics.of(Stage.CLOSE_UPS)).isEqualTo("techpack.close-ups");
        assertThat(Topics.of(Stage.SKETCHES)).isEqualTo("techpack.sketches");
        for (Stage stage : Stage.values()) {
            assertThat(Topics.stage(Topics.of(stage))).hasValue(stage);
        }
        assertThat(Topics.stage(Topics.JOB_UPDATES)).isEmpty();
    }
}
