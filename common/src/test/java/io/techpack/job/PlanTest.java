package io.techpack.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A plan of two steps, and the ids of what its stages make. */
class PlanTest {

    private enum Sewing implements Stage {
        CUT,
        SEW;

        @Override
        public String id() {
            return this == CUT ? "cut" : "sew";
        }

        @Override
        public String title() {
            return this == CUT ? "Cutting" : "Sewing";
        }

        @Override
        public String description() {
            return title();
        }
    }

    private record Planned(String id, List<Step> plan) implements JobType {}

    private static final Step CUTTING = new Step(Sewing.CUT, 2, 10, 40);
    private static final Step SEWING = new Step(Sewing.SEW, 3, 40, 95);
    private static final JobType SHIRT = new Planned("shirt", List.of(CUTTING, SEWING));

    @Test
    void a_plan_leads_from_its_first_step_to_its_last() {
        assertThat(SHIRT.first()).isEqualTo(CUTTING);
        assertThat(SHIRT.after(Sewing.CUT)).contains(SEWING);
        assertThat(SHIRT.after(Sewing.SEW)).isEmpty();
        assertThat(SHIRT.step(Sewing.SEW)).isEqualTo(SEWING);
        assertThat(SHIRT.price()).isEqualTo(5);
        assertThatThrownBy(() -> new Planned("hem", List.of(SEWING)).step(Sewing.CUT))
                .hasMessage("a hem job has no stage cut");
    }

    @Test
    void a_step_runs_from_its_start_to_its_end() {
        assertThat(CUTTING.jobPercent(0, 3)).isEqualTo(10);
        assertThat(CUTTING.jobPercent(1, 3)).isEqualTo(20);
        assertThat(CUTTING.jobPercent(3, 3)).isEqualTo(40);
        assertThat(CUTTING.waiting()).isEqualTo("Waiting for Cutting");
    }

    @Test
    void a_step_that_makes_no_sense_is_refused_with_its_values() {
        assertThatThrownBy(() -> new Step(Sewing.CUT, -1, 0, 100)).hasMessageContaining("-1");
        assertThatThrownBy(() -> new Step(Sewing.CUT, 0, -1, 100)).hasMessageContaining("-1");
        assertThatThrownBy(() -> new Step(Sewing.CUT, 0, 51, 50)).hasMessageContaining("51 to 50");
        assertThatThrownBy(() -> new Step(Sewing.CUT, 0, 0, 101)).hasMessageContaining("101");
        assertThat(new Step(Sewing.CUT, 0, 0, 0)).isEqualTo(new Step(Sewing.CUT, 0, 0, 0));
        assertThat(new Step(Sewing.CUT, 0, 100, 100).to()).isEqualTo(100);
    }

    @Test
    void what_a_stage_makes_at_one_place_always_has_the_same_id_of_the_jobs_time() {
        JobId job = JobId.of("0197a3a4-1234-7000-8000-000000000001");
        UUID made = job.made(Sewing.CUT, 0);

        assertThat(made).isEqualTo(job.made(Sewing.CUT, 0));
        assertThat(made.version()).isEqualTo(7);
        assertThat(made.toString()).startsWith("0197a3a4-1234-7");
        assertThat(made)
                .isNotEqualTo(job.made(Sewing.CUT, 1))
                .isNotEqualTo(job.made(Sewing.SEW, 0))
                .isNotEqualTo(JobId.next().made(Sewing.CUT, 0));
    }

    @Test
    void attempts_of_a_lease_count_from_one() {
        WorkerId worker = WorkerId.next();
        assertThat(new Lease(JobId.next(), Sewing.CUT, 1, worker).attempt()).isEqualTo(1);
        assertThatThrownBy(() -> new Lease(JobId.next(), Sewing.CUT, 0, worker))
                .hasMessageContaining("attempt 0");
    }

    @Test
    void a_long_message_of_a_failure_is_cut() {
        String longest = "x".repeat(Failure.LONGEST_MESSAGE);
        assertThat(new Failure(FailureKind.STAGE_FAILED, Sewing.CUT, longest + "y").message())
                .isEqualTo(longest);
        assertThat(new Failure(FailureKind.STAGE_FAILED, Sewing.CUT, "short").message())
                .isEqualTo("short");
    }
}
