package io.techpack.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.ledger.DueStage;
import io.techpack.ledger.Handover;
import io.techpack.ledger.Item;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HandoverTextTest {

    private final DueStage due = new DueStage(JobId.next(), TechPackStage.CLOSE_UPS);

    @Test
    void what_was_written_is_read_back() {
        Handover handover =
                new Handover(
                        due,
                        AccountId.next(),
                        TechPackJob.TECH_PACK,
                        "{\"productId\":\"\\\"é\\\"\"}",
                        Map.of(TechPackStage.CATEGORY, "{\"c\":1}", TechPackStage.BASE_VIEWS, "{}"),
                        Map.of(
                                TechPackStage.BASE_VIEWS,
                                List.of(new Item.Finished(0, "{}"), new Item.Finished(2, "[]"))),
                        Optional.of(Duration.ofMillis(1234)),
                        Optional.of("trace"),
                        Instant.parse("2026-11-28T12:00:00.123456Z"));

        String text = HandoverText.write(handover);

        assertThat(HandoverText.isOne(text)).isTrue();
        assertThat(HandoverText.read(text, due, Optional.of("trace"), TechPackJob.TYPES))
                .isEqualTo(handover);
    }

    @Test
    void what_names_only_its_stage_is_none_and_nonsense_is_refused() {
        assertThat(HandoverText.isOne("close-ups")).isFalse();
        assertThat(HandoverText.isOne(null)).isFalse();
        for (String nonsense : List.of("{", "{}", "{\"type\":\"of-tomorrow\",\"input\":\"{}\"}")) {
            assertThatThrownBy(() ->
                            HandoverText.read(nonsense, due, Optional.empty(), TechPackJob.TYPES))
                    .isInstanceOf(RuntimeException.class);
        }
    }
}
