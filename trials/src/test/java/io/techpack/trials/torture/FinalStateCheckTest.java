package io.techpack.trials.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.embedded.EmbeddedPostgres;
import io.techpack.embedded.EmbeddedSettings;
import io.techpack.trials.torture.WebhookReceiver.Event;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The check finds what was planted, in the tables as they are migrated. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FinalStateCheckTest {

    private static final String ACCOUNT = "00000000-0000-7000-8000-00000000000a";

    private EmbeddedPostgres postgres;

    @BeforeAll
    void start(@TempDir Path directory) throws SQLException, IOException {
        postgres = EmbeddedPostgres.start(EmbeddedSettings.in(directory));
        try (Connection database = postgres.connect();
                Statement statement = database.createStatement()) {
            statement.execute(tables());
        }
    }

    private static String tables() throws IOException {
        try (InputStream sql =
                Objects.requireNonNull(
                        FinalStateCheckTest.class.getResourceAsStream(
                                "/db/migration/V1__techpack.sql"))) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @AfterAll
    void stop() {
        postgres.close();
    }

    @Test
    void accounts_that_balance_raise_nothing() throws SQLException {
        FinalStateCheck state =
                checked(
                        """
                        insert into account (id, name, balance) values (:account, 'a', 97);
                        insert into ledger_entry (account_id, kind, amount) values (:account, 'GRANT', 100);
                        """
                                + succeeded()
                                + charge());

        assertThat(state.status()).containsValue("succeeded");
        assertThat(state.drift()).isEmpty();
        assertThat(state.unsettled()).isEmpty();
        assertThat(state.refundsMissing()).isEmpty();
        assertThat(state.refundsWithoutCause()).isEmpty();
    }

    @Test
    void a_balance_that_is_not_the_sum_of_its_entries_is_drift() throws SQLException {
        FinalStateCheck state =
                checked(
                        """
                        insert into account (id, name, balance) values (:account, 'a', 101);
                        insert into ledger_entry (account_id, kind, amount) values (:account, 'GRANT', 100);
                        """);

        assertThat(state.drift()).containsExactly("account a has 101, its entries sum up to 100");
    }

    @Test
    void what_purged_jobs_have_used_counts_and_must_be_of_as_many_as_there_were()
            throws SQLException {
        FinalStateCheck state =
                checked(
                        """
                        insert into account (id, name, balance) values (:account, 'a', 94);
                        insert into ledger_entry (account_id, kind, amount) values (:account, 'GRANT', 100);
                        insert into ledger_month (account_id, month, jobs, held, used, refunded) values (:account, '2026-03-01', 1, 9, 6, 3);
                        """);

        assertThat(state.drift()).isEmpty();
        assertThat(state.retention())
                .containsExactly(
                        "of 0 old jobs 0 are left and 1 are rolled up; 0 entries and 0 results belong to no job");
    }

    @Test
    void a_failed_stage_that_stays_paid_for_misses_its_refund() throws SQLException {
        FinalStateCheck state =
                checked(
                        """
                        insert into account (id, name, balance) values (:account, 'a', 0);
                        insert into job (id, account_id, sweep_at, finished_at, held, refunded, status, stage, queue_stage, type, product_id, failure_kind, input)
                        values (:job, :account, now(), now(), 3, 3, 'failed', 'close-ups', 'close-ups', 'close-ups', 'p', 'STAGE_FAILED', '{}');
                        """
                                + charge());

        assertThat(state.refundsMissing()).singleElement().asString().contains("close-ups");
        assertThat(state.refundsWithoutCause()).isEmpty();
        assertThat(state.unsettled()).hasSize(1);
    }

    @Test
    void a_completed_stage_that_was_given_back_has_a_refund_without_cause() throws SQLException {
        FinalStateCheck state =
                checked(
                        "insert into account (id, name, balance) values (:account, 'a', 0);"
                                + succeeded()
                                + charge()
                                + """
                                insert into ledger_entry (account_id, job_id, kind, stage, amount)
                                values (:account, :job, 'REFUND', 'close-ups', 3);
                                """);

        assertThat(state.refundsWithoutCause()).singleElement().asString().contains("close-ups");
        assertThat(state.refundsMissing()).isEmpty();
    }

    private static String succeeded() {
        return """
        insert into job (id, account_id, sweep_at, finished_at, held, used, refunded, status, stage, queue_stage, type, product_id, progress, input)
        values (:job, :account, now(), now(), 3, 3, 0, 'succeeded', 'close-ups', 'close-ups', 'close-ups', 'p', 100, '{}');
        insert into stage_result (job_id, stage, status, attempts, queued_at, result)
        values (:job, 'close-ups', 'completed', 1, now(), '{}');
        """;
    }

    private static String charge() {
        return """
        insert into ledger_entry (account_id, job_id, kind, stage, amount)
        values (:account, :job, 'CHARGE', 'close-ups', -3);
        """;
    }

    /** Plants that, checks, and takes it back. */
    @Test
    void an_end_that_was_not_told_or_not_as_it_is_or_too_often_is_found() throws SQLException {
        String job = UUID.randomUUID().toString();
        try (Connection database = postgres.connect();
                Statement statement = database.createStatement()) {
            database.setAutoCommit(false);
            statement.execute(
                    """
                    insert into account (id, name, balance) values ('%s', 'a', 0);
                    insert into job (id, account_id, sweep_at, finished_at, held, refunded, status, stage, queue_stage, type, product_id,
                                     failure_kind, input, webhook_url)
                    values ('%s', '%1$s', now(), now(), 3, 3, 'failed', 'close-ups', 'close-ups', 'close-ups', 'p', 'STAGE_FAILED', '{}',
                            'http://receiver.test/')
                    """
                            .formatted(ACCOUNT, job));
            Event right = new Event("1", job, "job.failed");

            assertThat(WebhookCheck.untold(database, Set.of(right))).isEmpty();
            assertThat(WebhookCheck.untold(database, Set.of()))
                    .containsExactly(
                            "job %s had 1 ends, the last one job.failed; told were 0: []"
                                    .formatted(job));
            assertThat(WebhookCheck.untold(database, Set.of(new Event("1", job, "job.succeeded"))))
                    .hasSize(1);
            assertThat(
                            WebhookCheck.untold(
                                    database, Set.of(right, new Event("2", job, "job.failed"))))
                    .hasSize(1);
            database.rollback();
        }
    }

    private FinalStateCheck checked(String planted) throws SQLException {
        try (Connection database = postgres.connect();
                Statement statement = database.createStatement()) {
            database.setAutoCommit(false);
            statement.execute(
                    planted.replace(":account", "'" + ACCOUNT + "'")
                            .replace(":job", "'" + UUID.randomUUID() + "'"));
            FinalStateCheck state = FinalStateCheck.of(database, 0);
            database.rollback();
            return state;
        }
    }
}
