package io.techpack.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.product.TechPackStage;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void every_stage_has_its_topic() {
        assertThat(Topics.of(TechPackStage.CATEGORY)).isEqualTo("techpack.category");
        assertThat(Topics.of(TechPackStage.BASE_VIEWS)).isEqualTo("techpack.base-views");
        assertThat(Topics.of(TechPackStage.CLOSE_UPS)).isEqualTo("techpack.close-ups");
        assertThat(Topics.of(TechPackStage.SKETCHES)).isEqualTo("techpack.sketches");
        assertThat(TechPackStage.values())
                .extracting(Topics::of)
                .doesNotHaveDuplicates()
                .doesNotContain(Topics.JOB_UPDATES, Topics.CANCELLATIONS);
    }
}
