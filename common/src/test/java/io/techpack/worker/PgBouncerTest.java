package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.techpack.embedded.PgBouncer;
import io.techpack.embedded.SharedServers;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.Stage;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.stage.StageHandler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes that speak to PostgreSQL through a pooler that gives a session for a transaction. */
@Timeout(180)
class PgBouncerTest extends WorkerTestBase {

    private static final int SESSIONS = 3;
    private static final Map<Stage, StageHandler> FIRST =
            Map.of(TechPackStage.CATEGORY, DONE, TechPackStage.BASE_VIEWS, DONE);
    private static final Map<Stage, StageHandler> LAST =
            Map.of(TechPackStage.CLOSE_UPS, DONE, TechPackStage.SKETCHES, DONE);

    @TempDir Path directory;

    @Test
    void jobs_end_behind_pgbouncer_in_transaction_mode_and_also_when_it_is_killed_and_back()
            throws Exception {
        assumeTrue(PgBouncer.installed(), "pgbouncer is not installed; Debian's package brings it");
        SharedServers servers = SharedServers.get();
        try (PgBouncer bouncer =
                PgBouncer.before(
                        database.url(), servers.user(), servers.password(), SESSIONS, directory)) {
            AccountId account = database.account(10_000);
            List<String> settings =
                    settings(
                            "spring.datasource.url=" + bouncer.url(),
                            // a migration's lock is a session's
                            "spring.flyway.url=" + database.url(),
                            "spring.flyway.user=" + servers.user(),
                            "spring.flyway.password=" + servers.password());
            settings.remove("spring.datasource.url=" + database.url());
            try (TestWorker one = TestWorker.start(settings, FIRST);
                    TestWorker two = TestWorker.start(settings, LAST)) {
                List<JobId> jobs = new ArrayList<>();
                for (int i = 0; i < 50; i++) {
                    jobs.add(one.submit(account, TechPackJob.TECH_PACK));
                }
                allSucceed(account, one, jobs);
                assertThat(sessions()).isBetween(1L, (long) SESSIONS);

                bouncer.kill();
                bouncer.startAgain();

                await().atMost(SOON)
                        .ignoreExceptions()
                        .until(() -> jobs.add(one.submit(account, TechPackJob.TECH_PACK)));
                allSucceed(account, two, jobs);
            }
        }
    }

    private void allSucceed(AccountId account, TestWorker worker, List<JobId> jobs) {
        await().atMost(Duration.ofSeconds(40))
                .ignoreExceptions()
                .until(() -> allSucceeded(worker, account, jobs));
    }

    /** Those that PgBouncer has opened: the test's own have that name. */
    private long sessions() {
        return database.count(
                "select count(*) from pg_stat_activity where datname = current_database()"
                        + " and application_name <> 'test'");
    }
}
