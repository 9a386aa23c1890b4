package io.techpack.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.ledger.Announcer.JobChange;
import io.techpack.ledger.TestDatabase;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.stage.StageHandler;
import io.techpack.worker.TestWorker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class JobUpdatesTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    // nothing of it is submitted
    private static final Map<Stage, StageHandler> EDITS =
            Map.of(TechPackStage.EDIT, _ -> Outcome.done("{}"));

    @Test
    void a_process_hears_its_own_changes_at_once_and_only_once_and_the_others_by_kafka() {
        try (TestDatabase database = TestDatabase.fresh();
                TestWorker here = TestWorker.start(TestWorker.on(database.url()), EDITS);
                TestWorker there = TestWorker.start(TestWorker.on(database.url()), EDITS)) {
            AccountId account = database.account(1_000);
            List<JobChange> receivedHere = listen(here);
            List<JobChange> receivedThere = listen(there);
            awaitListening(here, account, receivedThere);
            awaitListening(there, account, receivedHere);

            JobChange change = canceled(here, account);
            assertThat(receivedHere).contains(change);
            await().atMost(SOON).until(() -> receivedThere.contains(change));

            // what came to Kafka after it has been read, so it has been, too
            JobChange later = canceled(there, account);
            await().atMost(SOON).until(() -> receivedHere.contains(later));
            assertThat(receivedHere).containsOnlyOnce(change);
        }
    }

    @Test
    void a_listener_that_fails_spoils_nothing() {
        try (TestDatabase database = TestDatabase.fresh();
                TestWorker worker = TestWorker.start(TestWorker.on(database.url()), EDITS)) {
            AccountId account = database.account(10);
            worker.updates()
                    .subscribe((_, _) -> {
                        throw new IllegalStateException("planted by a test");
                    });
            List<JobChange> received = listen(worker);

            JobChange change = canceled(worker, account);
            assertThat(received).contains(change);
        }
    }

    private static List<JobChange> listen(TestWorker worker) {
        List<JobChange> received = new CopyOnWriteArrayList<>();
        worker.updates().subscribe((job, version) -> received.add(new JobChange(job, version)));
        return received;
    }

    /** Hints of what others change are received from some moment on. */
    private static void awaitListening(
            TestWorker other, AccountId account, List<JobChange> received) {
        List<JobChange> changes = new ArrayList<>();
        await().atMost(SOON)
                .until(() -> {
                    changes.add(canceled(other, account));
                    return !Collections.disjoint(received, changes);
                });
    }

    /** A job is submitted, of which only workers are told, and canceled. */
    private static JobChange canceled(TestWorker worker, AccountId account) {
        JobId job = worker.submit(account, TechPackJob.CATEGORY_DETECTION);
        assertThat(worker.ledger().cancel(account, job)).isTrue();
        return new JobChange(job, 2);
    }
}
