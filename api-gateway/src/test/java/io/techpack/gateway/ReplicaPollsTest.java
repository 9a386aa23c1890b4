package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.gateway.TestGateway.TestAccount;
import io.techpack.worker.Standby;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/** Polls from a real streaming replica: what ADR 35 says of them holds, whatever befalls it. */
@Tag("long")
@Timeout(240)
class ReplicaPollsTest {

    private static final Logger log = LoggerFactory.getLogger(ReplicaPollsTest.class);
    private static final Duration SOON = Duration.ofSeconds(20);

    /** The longest wait between two tries is 32 s. */
    private static final Duration FOUND_AGAIN = Duration.ofSeconds(40);

    @TempDir Path directory;

    private ReplicatedGateways gateways;
    private FakeWorkers workers;
    private TestAccount account;
    private String product = TestGateway.newProduct();
    private String submission = "";

    @BeforeEach
    void start() throws Exception {
        gateways = ReplicatedGateways.start(directory);
        workers = gateways.workers();
        account = gateways.account(1_000_000);
        submission = submission(product);
    }

    @AfterEach
    void stop() {
        gateways.close();
    }

    private String submission(String of) {
        return "{\"type\":\"tech-pack\",\"productId\":\"%s\",\"revisionIds\":[\"%s\"]}"
                .formatted(of, account.revisionId(of, "front"));
    }

    @Test
    void while_the_replica_stands_still_every_write_shows_at_once_through_any_gateway()
            throws Exception {
        TestClient here = gateways.client(0, account.client().key());
        TestClient there = gateways.client(1, account.client().key());
        String held = TestGateway.newProduct();
        CountDownLatch gate = workers.hold(held);
        String old = submit(here, submission);
        await().atMost(SOON).until(() -> status(there, old).equals("succeeded"));
        fromReplica(there, old);

        ReplicatedGateways.execute(gateways.replica(), "select pg_wal_replay_pause()");
        String canceled = submit(here, submission(held));
        assertThat(there.get(path(canceled)).is(200).json().get("version").asLong()).isPositive();
        here.post(path(canceled) + "/cancel", "{}").is(200);
        assertThat(status(there, canceled)).isEqualTo("canceled");
        assertThat(there.get(API + "/jobs").is(200).json().toString()).contains(canceled);

        // a long poll is woken and answered by what woke it
        String waited = submit(there, submission(held));
        await().atMost(SOON).until(() -> status(here, waited).equals("running"));
        String version = there.get(path(waited)).is(200).header("ETag");
        CompletableFuture<TestResponse> poll =
                CompletableFuture.supplyAsync(() ->
                        there.get(path(waited), "If-None-Match", version, "Prefer", "wait=20"));
        gate.countDown();
        assertThat(poll.get().is(200).json().get("version").asLong())
                .isGreaterThan(Long.parseLong(version.replace("\"", "")));
        await().atMost(SOON).until(() -> status(there, waited).equals("succeeded"));

        // what has not changed since is still read from it, what it never had is not
        fromReplica(there, old);
        long served = gateways.reads("served");
        for (String changed : new String[] {canceled, waited}) {
            assertThat(status(here, changed)).isNotEqualTo("queued");
            assertThat(status(there, changed)).isNotEqualTo("queued");
        }
        assertThat(gateways.reads("served")).isEqualTo(served);
        assertThat(gateways.reads("behind")).isPositive();

        ReplicatedGateways.execute(gateways.replica(), "select pg_wal_replay_resume()");
        fromReplica(here, canceled);
        fromReplica(there, waited);
    }

    @Test
    void under_load_with_a_replica_that_stops_and_goes_nobody_reads_what_is_older()
            throws Exception {
        try (SteadyPolls polls = new SteadyPolls(gateways, account.client().key(), submission, 4)) {
            for (int i = 1; i <= 15; i++) {
                int before = polls.polls();
                await().atMost(SOON).until(() -> polls.polls() >= before + 300);
                ReplicatedGateways.execute(
                        gateways.replica(),
                        i % 3 == 1
                                ? "select pg_wal_replay_pause()"
                                : "select pg_wal_replay_resume()");
            }
            report(polls);
        }
        assertThat(gateways.reads("served")).isPositive();
        assertThat(gateways.reads("behind")).isPositive();
        assertThat(gateways.reads("unreachable")).isZero();
        assertThat(gateways.reads("other-timeline")).isZero();
    }

    @Test
    void a_replica_that_is_killed_costs_no_client_an_error_and_is_found_again() throws Exception {
        lose(gateways.replica()::kill, gateways.replica()::restart);
    }

    @Test
    void a_replica_that_falls_silent_costs_no_client_an_error_and_is_found_again()
            throws Exception {
        lose(
                () -> Standby.freeze(gateways.replicasDirectory()),
                () -> Standby.thaw(gateways.replicasDirectory()));
    }

    private interface Step {
        void run() throws Exception;
    }

    private void lose(Step loss, Step recovery) throws Exception {
        try (SteadyPolls polls = new SteadyPolls(gateways, account.client().key(), submission, 2)) {
            await().atMost(SOON).until(() -> gateways.reads("served") > 50);
            log.info("longest poll before: {} ms", polls.longestMillis());

            loss.run();
            await().atMost(SOON).until(() -> gateways.reads("unreachable") > 500);
            log.info("longest poll without the replica: {} ms", polls.longestMillis());

            long served = gateways.reads("served");
            long began = System.nanoTime();
            recovery.run();
            await().atMost(FOUND_AGAIN).until(() -> gateways.reads("served") > served + 50);
            log.info(
                    "read from again after {} ms",
                    Duration.ofNanos(System.nanoTime() - began).toMillis());
            report(polls);
        }
    }

    @Test
    void a_replica_that_is_promoted_is_not_read_any_more() throws Exception {
        TestClient client = gateways.client(1, account.client().key());
        String job = submit(client, submission);
        await().atMost(SOON).until(() -> status(client, job).equals("succeeded"));
        fromReplica(client, job);

        ReplicatedGateways.execute(gateways.replica(), "select pg_promote()");
        long served = gateways.reads("served");

        for (int i = 0; i < 20; i++) {
            assertThat(status(gateways.client(i, client.key()), job)).isEqualTo("succeeded");
        }
        assertThat(gateways.reads("served")).isEqualTo(served);
        assertThat(gateways.reads("other-timeline")).isPositive();
    }

    @Test
    void a_poll_costs_the_primary_less_than_without_a_replica() throws Exception {
        TestClient client = gateways.client(0, account.client().key());
        String job = submit(client, submission);
        await().atMost(SOON).until(() -> status(client, job).equals("succeeded"));
        fromReplica(client, job);
        try (ConfigurableApplicationContext alone = gateways.withoutReplica()) {
            TestClient other =
                    new TestClient(TestGateway.address(alone, "local.server.port"), client.key());
            // statements are prepared, and caches warm
            cpuOfPolls(client, job, 4, 300);
            cpuOfPolls(other, job, 4, 300);

            for (int clients : new int[] {4, 64}) {
                Duration with = cpuOfPolls(client, job, clients, 6_400);
                Duration without = cpuOfPolls(other, job, clients, 6_400);
                log.info(
                        "6,400 polls by {} clients cost the primary {} ms of processor time, without a replica {} ms",
                        clients,
                        with.toMillis(),
                        without.toMillis());
                assertThat(with).isLessThan(without);
            }
        }
    }

    /** The processor time of the primary's processes while so many clients poll. */
    private Duration cpuOfPolls(TestClient client, String job, int clients, int polls)
            throws Exception {
        Duration before = Standby.processorTime(gateways.primarysDirectory());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<TestResponse>> each =
                    Collections.nCopies(
                            4,
                            () -> {
                                for (int i = 1; i < polls / clients; i++) {
                                    client.get(path(job)).is(200);
                                }
                                return client.get(path(job)).is(200);
                            });
            for (Future<TestResponse> last : threads.invokeAll(each)) {
                last.get();
            }
        }
        return Standby.processorTime(gateways.primarysDirectory()).minus(before);
    }

    private void report(SteadyPolls polls) {
        log.info(
                "{} jobs, {} polls; served {}, behind {}, unreachable {}, other timeline {}; longest poll lately {} ms",
                polls.jobs(),
                polls.polls(),
                gateways.reads("served"),
                gateways.reads("behind"),
                gateways.reads("unreachable"),
                gateways.reads("other-timeline"),
                polls.longestMillis());
    }

    /** Polls until a poll was answered from the replica. */
    private void fromReplica(TestClient client, String job) {
        long before = gateways.reads("served");
        await().atMost(SOON)
                .until(() -> {
                    client.get(path(job)).is(200);
                    return gateways.reads("served") > before;
                });
    }

    private static String submit(TestClient client, String body) {
        return client.post(API + "/jobs", body).is(202).text("jobId");
    }

    private static String status(TestClient client, String job) {
        return client.get(path(job)).is(200).text("status");
    }

    private static String path(String job) {
        return API + "/jobs/" + job;
    }
}
