package io.techpack.job;

import static io.techpack.job.FailureKind.UNPROCESSABLE_EDIT;
import static io.techpack.job.FailureKind.UNPROCESSABLE_IMAGE;
import static io.techpack.job.FailureKind.UNPROCESSABLE_REQUEST;
import static io.techpack.job.FailureKind.UNREADABLE;
import static io.techpack.job.FailureKind.WORKER_LOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class FailureTest {

    @Test
    void only_a_request_that_is_at_fault_fails_for_good() {
        assertThat(EnumSet.allOf(FailureKind.class))
                .filteredOn(FailureKind::permanent)
                .containsExactly(UNPROCESSABLE_IMAGE, UNPROCESSABLE_EDIT, UNPROCESSABLE_REQUEST);
    }

    @Test
    void only_what_nobody_can_read_and_what_kills_its_worker_is_poison() {
        assertThat(EnumSet.allOf(FailureKind.class))
                .filteredOn(FailureKind::poison)
                .containsExactly(UNREADABLE, WORKER_LOST);
    }

    @Test
    void a_job_that_waits_or_runs_has_not_ended() {
        assertThat(EnumSet.allOf(JobStatus.class))
                .filteredOn(JobStatus::ended)
                .containsExactly(JobStatus.SUCCEEDED, JobStatus.FAILED, JobStatus.CANCELED);
    }

    @Test
    void a_status_is_read_back_from_its_id() {
        assertThat(JobStatus.RUNNING.id()).isEqualTo("running");
        for (JobStatus status : JobStatus.values()) {
            assertThat(JobStatus.of(status.id())).isEqualTo(status);
        }
        assertThatThrownBy(() -> JobStatus.of("paused")).hasMessageContaining("PAUSED");
    }
}
