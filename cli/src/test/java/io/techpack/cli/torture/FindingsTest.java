package io.techpack.cli.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private static final UUID JOB = UUID.randomUUID();
    private static final Executions NO_EXECUTIONS = new Executions(1, 0, 0, 0, 1, 0, 0, 0, 0);
    private static final Books CLEAN = books(Map.of(JOB, "succeeded"), List.of(), List.of());

    @Test
    void a_run_without_a_flaw_has_stood() {
        Findings findings = findings(CLEAN, NO_EXECUTIONS, List.of(story()));

        assertThat(findings.violations()).isEmpty();
        assertThat(new Report(findings).markdown()).contains("# Torture, seed 7: stood");
        assertThat(new ReportLines(findings).lines().getFirst()).contains("\"torture\":\"stood\"");
    }

    @Test
    void an_accepted_job_that_the_database_does_not_know_is_lost() {
        Findings findings =
                findings(books(Map.of(), List.of(), List.of()), NO_EXECUTIONS, List.of(story()));

        assertThat(findings.stood()).isFalse();
        assertThat(findings.violations()).singleElement().asString().startsWith("lost: tech-pack");
        assertThat(new Report(findings).markdown()).contains("NOT STOOD", "lost: tech-pack");
    }

    @Test
    void a_job_that_has_not_ended_fails_the_run_even_if_no_client_knows_it() {
        Findings findings =
                findings(
                        books(
                                Map.of(JOB, "succeeded", UUID.randomUUID(), "running"),
                                List.of(),
                                List.of()),
                        NO_EXECUTIONS,
                        List.of(story()));

        assertThat(findings.violations()).singleElement().asString().startsWith("not ended");
    }

    @Test
    void a_changed_result_fails_the_run() {
        JobStory story = story();
        story.seen(Customer.object().put("version", 2));
        story.seen(Customer.object().put("version", 1));

        assertThat(findings(CLEAN, NO_EXECUTIONS, List.of(story)).stood()).isFalse();
    }

    @Test
    void drift_and_a_missing_refund_fail_the_run() {
        Findings findings =
                findings(
                        books(Map.of(JOB, "failed"), List.of("account a"), List.of("job b")),
                        NO_EXECUTIONS,
                        List.of(story()));

        assertThat(findings.violations())
                .containsExactly(
                        "balance is not the sum of its entries: account a",
                        "refund missing: job b");
    }

    @Test
    void work_that_was_done_again_without_cause_fails_the_run() {
        Executions twice = new Executions(1, 0, 0, 0, 2, 1, 0, 0, 1);

        assertThat(findings(CLEAN, twice, List.of(story())).stood()).isFalse();
    }

    @Test
    void a_run_in_which_nothing_was_accepted_shows_nothing() {
        assertThat(findings(CLEAN, NO_EXECUTIONS, List.of()).stood()).isFalse();
    }

    private static JobStory story() {
        return new JobStory(JOB.toString(), "tech-pack");
    }

    private static Books books(
            Map<UUID, String> status, List<String> drift, List<String> refundsMissing) {
        return new Books(status, drift, List.of(), refundsMissing, List.of());
    }

    private static Findings findings(Books books, Executions executions, List<JobStory> stories) {
        Settings settings =
                new Settings(
                        Duration.ofMinutes(1),
                        7,
                        20,
                        1,
                        2,
                        Duration.ofSeconds(4),
                        Duration.ofMinutes(1),
                        Path.of("nowhere"));
        return new Findings(
                settings,
                stories.size(),
                Map.of(),
                Findings.lost(stories, books),
                Findings.notEnded(books),
                0,
                stories.stream().flatMap(story -> story.breaches().stream()).toList(),
                books,
                executions,
                List.of(),
                Duration.ZERO,
                Map.of(),
                0);
    }
}
