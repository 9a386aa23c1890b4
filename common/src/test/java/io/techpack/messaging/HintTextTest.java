package io.techpack.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.job.JobId;
import io.techpack.ledger.Announcer.JobChange;
import java.util.List;
import org.junit.jupiter.api.Test;

class HintTextTest {

    @Test
    void what_was_written_is_read_back() {
        List<JobChange> changes =
                List.of(new JobChange(JobId.next(), 1), new JobChange(JobId.next(), 123));

        assertThat(HintText.read(HintText.write(changes))).isEqualTo(changes);
    }

    @Test
    void what_is_no_hint_is_refused() {
        assertThatThrownBy(() -> HintText.read("nonsense")).hasMessageContaining("nonsense");
        assertThatThrownBy(() -> HintText.read("nonsense 3"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
