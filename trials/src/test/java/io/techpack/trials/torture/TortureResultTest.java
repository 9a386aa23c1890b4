package io.techpack.trials.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.trials.client.ObservedJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TortureResultTest {

    private static final UUID JOB = UUID.randomUUID();
    private static final ExecutionCounts NO_EXECUTIONS =
            new ExecutionCounts(1, 0, 0, 0, 1, 0, 0, 0, 0);
    private static final FinalStateCheck CLEAN =
            state(Map.of(JOB, "succeeded"), List.of(), List.of());

    @Test
    void a_run_without_a_violation_has_passed() {
        TortureResult result = result(CLEAN, NO_EXECUTIONS, List.of(history()));

        assertThat(result.violations()).isEmpty();
        assertThat(new MarkdownReport(result).text()).contains("# Torture, seed 7: passed");
        assertThat(new JsonReport(result).lines().getFirst()).contains("\"torture\":\"passed\"");
    }

    @Test
    void an_accepted_job_that_the_database_does_not_know_is_lost() {
        TortureResult result =
                result(state(Map.of(), List.of(), List.of()), NO_EXECUTIONS, List.of(history()));

        assertThat(result.passed()).isFalse();
        assertThat(result.violations()).singleElement().asString().startsWith("lost: tech-pack");
        assertThat(new MarkdownReport(result).text()).contains("FAILED", "lost: tech-pack");
    }

    @Test
    void a_job_that_has_not_ended_fails_the_run_even_if_no_client_knows_it() {
        TortureResult result =
                result(
                        state(
                                Map.of(JOB, "succeeded", UUID.randomUUID(), "running"),
                                List.of(),
                                List.of()),
                        NO_EXECUTIONS,
                        List.of(history()));

        assertThat(result.violations()).singleElement().asString().startsWith("not ended");
    }

    @Test
    void an_anomaly_fails_the_run() {
        JobHistory history = history();
        history.observe(version(2));
        history.observe(version(1));

        assertThat(result(CLEAN, NO_EXECUTIONS, List.of(history)).passed()).isFalse();
    }

    @Test
    void drift_and_a_missing_refund_fail_the_run() {
        TortureResult result =
                result(
                        state(Map.of(JOB, "failed"), List.of("account a"), List.of("job b")),
                        NO_EXECUTIONS,
                        List.of(history()));

        assertThat(result.violations())
                .containsExactly(
                        "balance is not the sum of its entries: account a",
                        "refund missing: job b");
    }

    @Test
    void work_that_was_done_again_without_cause_fails_the_run() {
        ExecutionCounts twice = new ExecutionCounts(1, 0, 0, 0, 2, 1, 0, 0, 1);

        assertThat(result(CLEAN, twice, List.of(history())).passed()).isFalse();
    }

    @Test
    void an_end_that_was_not_told_and_a_wrong_signature_fail_the_run() {
        TortureResult result =
                result(
                        CLEAN,
                        NO_EXECUTIONS,
                        List.of(history()),
                        List.of("job a"),
                        List.of("a message"));

        assertThat(result.violations())
                .containsExactly(
                        "end not told: job a", "webhook with a wrong signature: a message");
        assertThat(new MarkdownReport(result).text()).contains("| ends of jobs not told | 1 |");
    }

    @Test
    void a_run_in_which_nothing_was_accepted_shows_nothing() {
        assertThat(result(CLEAN, NO_EXECUTIONS, List.of()).passed()).isFalse();
    }

    private static ObservedJob version(int version) {
        return new ObservedJob(SimulatedAccount.object().put("version", version));
    }

    private static JobHistory history() {
        return new JobHistory(JOB.toString(), "tech-pack");
    }

    private static FinalStateCheck state(
            Map<UUID, String> status, List<String> drift, List<String> refundsMissing) {
        return new FinalStateCheck(status, drift, List.of(), refundsMissing, List.of(), List.of());
    }

    private static TortureResult result(
            FinalStateCheck state, ExecutionCounts executions, List<JobHistory> histories) {
        return result(state, executions, histories, List.of(), List.of());
    }

    private static TortureResult result(
            FinalStateCheck state,
            ExecutionCounts executions,
            List<JobHistory> histories,
            List<String> untold,
            List<String> unsigned) {
        TortureSettings settings =
                new TortureSettings(
                        Duration.ofMinutes(1),
                        7,
                        20,
                        1,
                        2,
                        Duration.ofSeconds(4),
                        Duration.ofMinutes(1),
                        Path.of("nowhere"));
        return new TortureResult(
                settings,
                histories.size(),
                Map.of(),
                TortureResult.lost(histories, state),
                TortureResult.notEnded(state),
                0,
                histories.stream().flatMap(history -> history.anomalies().stream()).toList(),
                state,
                untold,
                unsigned,
                executions,
                List.of(),
                Duration.ZERO,
                Map.of(),
                0);
    }
}
