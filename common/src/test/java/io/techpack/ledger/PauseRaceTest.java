package io.techpack.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.job.AccountId;
import io.techpack.job.Outcome;
import io.techpack.job.WorkerId;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.Test;

/** Many workers race for a stage while operators pause and resume it. */
class PauseRaceTest extends LedgerTestBase {

    private static final int RACERS = 8;
    private static final int ROUNDS = 10;
    private static final Duration ANY_AGE = Duration.ofDays(-1);
    private static final Duration SOON = Duration.ofSeconds(60);

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLongArray turns = new AtomicLongArray(RACERS);

    /** Attempts only rise, by one with each lease, however it was taken. */
    @Test
    void once_a_pause_has_returned_nobody_gets_a_lease_of_its_stage_and_other_stages_go_on()
            throws InterruptedException, ExecutionException {
        AccountId account = database.account(1_000_000);
        OperatorOrders orders =
                new OperatorOrders(database.database(), LedgerSettings.DEFAULTS.leaseTime());
        ledger.heartbeat(new Heartbeat(worker, "here", ALL_STAGES, List.of()));
        ledger.startEagerly(stage ->
                stage.equals(TechPackStage.BASE_VIEWS)
                        ? Optional.of(new RoomHere(worker, this::giveBack))
                        : Optional.empty());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> racers = new ArrayList<>();
            for (int i = 0; i < RACERS; i++) {
                racers.add(threads.submit(racer(i, account)));
            }
            try {
                for (int round = 0; round < ROUNDS; round++) {
                    long before = leases("base-views");
                    await().atMost(SOON).until(() -> leases("base-views") > before + RACERS);

                    orders.pause(TechPackStage.BASE_VIEWS, "ops", Optional.empty());
                    long atPause = leases("base-views");
                    long others = database.count("select count(*) from stage_result");
                    allTakeTurns(2);

                    assertThat(leases("base-views")).isEqualTo(atPause);
                    await().atMost(SOON)
                            .until(() ->
                                    database.count("select count(*) from stage_result") > others);
                    orders.resume(TechPackStage.BASE_VIEWS);
                }
            } finally {
                over.set(true);
            }
            for (Future<Void> racer : racers) {
                racer.get();
            }
        }
    }

    /** A worker that never learns of orders: it asks for everything, by each way to a lease. */
    private Callable<Void> racer(int number, AccountId account) {
        SplittableRandom random = new SplittableRandom(number);
        WorkerId me = WorkerId.next();
        return () -> {
            ledger.heartbeat(new Heartbeat(me, "racer", ALL_STAGES, List.of()));
            while (!over.get()) {
                Submission submission =
                        Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER);
                ledger.submit(submission);
                ledger.claim(me, List.of(new DueStage(submission.id(), TechPackStage.CATEGORY)))
                        .forEach(category -> complete(category, random.nextBoolean()));
                ledger.claim(me, List.of(new DueStage(submission.id(), TechPackStage.BASE_VIEWS)))
                        .forEach(this::giveBack);
                ledger.claimDue(me, Map.of(TechPackStage.BASE_VIEWS, 2), ANY_AGE)
                        .assignments()
                        .forEach(this::giveBack);
                ledger.submit(
                        Submission.of(account, TechPackJob.BASE_VIEW_ANALYSIS, "shirt", ORDER));
                turns.incrementAndGet(number);
            }
            return null;
        };
    }

    private void complete(Assignment category, boolean eager) {
        if (eager) {
            Completions.goOn(ledger, category, Outcome.done("{}")).ifPresent(this::giveBack);
        } else {
            assertThat(ledger.complete(category, Outcome.done("{}"))).isTrue();
        }
    }

    private void giveBack(Assignment assignment) {
        assertThat(ledger.requeue(assignment.lease(), Duration.ZERO, true, "again")).isTrue();
    }

    private void allTakeTurns(int count) {
        long[] before = new long[RACERS];
        for (int i = 0; i < RACERS; i++) {
            before[i] = turns.get(i);
        }
        for (int i = 0; i < RACERS; i++) {
            int racer = i;
            await().atMost(SOON).until(() -> turns.get(racer) >= before[racer] + count);
        }
    }

    private long leases(String stage) {
        return database.count(
                "select coalesce(sum(attempt), 0) from job where stage = '%s'".formatted(stage));
    }
}
