package io.techpack.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.query.JobQueries;
import io.techpack.query.JobView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** On which polls rely, those by ETag and those of the replica (ADR 35). */
class JobVersionTest {

    private static final int SEQUENCES = 1;
    private static final int VERSIONS = 40;
    private static final int MOST_VERBS = 2_000;

    private record Seen(JobId job, long version) {}

    @Test
    void whatever_changes_what_a_job_shows_raises_its_version() {
        try (TestDatabase database = TestDatabase.fresh();
                Ledger ledger =
                        database.ledger(
                                new LedgerSettings(10, Duration.ZERO, Duration.ofSeconds(15)));
                JobQueries queries = LedgerTestBase.queries(database)) {
            Seed.each(
                    SEQUENCES,
                    seed -> {
                        RandomVerbs verbs = new RandomVerbs(database, ledger, seed);
                        Map<Seen, List<Object>> seen = new HashMap<>();
                        for (int i = 0; i < MOST_VERBS && seen.size() < VERSIONS; i++) {
                            verbs.next();
                            for (JobView job : all(database, queries)) {
                                assertThat(
                                                seen.merge(
                                                        new Seen(job.id(), job.version()),
                                                        shown(job),
                                                        (before, now) -> {
                                                            assertThat(now)
                                                                    .as(verbs.log.last())
                                                                    .isEqualTo(before);
                                                            return now;
                                                        }))
                                        .isNotNull();
                            }
                        }
                        assertThat(seen).hasSizeGreaterThanOrEqualTo(VERSIONS);
                    });
        }
    }

    /** All but the times that the verbs move about by hand. */
    private static List<Object> shown(JobView job) {
        return List.of(
                job.status(),
                job.stage(),
                job.progress(),
                job.stageProgress(),
                job.step(),
                job.attempt(),
                job.held(),
                job.used(),
                job.refunded(),
                job.failure(),
                job.stageStartedAt(),
                job.startedAt(),
                job.finishedAt(),
                job.ended(),
                job.items(),
                job.entries());
    }

    private static List<JobView> all(TestDatabase database, JobQueries queries) {
        List<JobView> jobs = new ArrayList<>();
        database.jdbi()
                .useHandle(handle ->
                        handle.createQuery("select account_id, id from job")
                                .map((row, _) ->
                                        queries.find(
                                                        new AccountId(
                                                                row.getObject(
                                                                        "account_id", UUID.class)),
                                                        new JobId(row.getObject("id", UUID.class)))
                                                .orElseThrow())
                                .forEach(jobs::add));
        return jobs;
    }
}
