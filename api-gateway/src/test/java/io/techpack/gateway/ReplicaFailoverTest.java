package io.techpack.gateway;

import static io.techpack.gateway.ReplicatedGateways.execute;
import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.embedded.EmbeddedPostgres;
import io.techpack.gateway.TestGateway.TestAccount;
import io.techpack.job.WorkerId;
import io.techpack.ledger.Ledger;
import io.techpack.product.TechPackStage;
import io.techpack.worker.Standby;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** A primary that fails over to a standby which is not the replica that polls are read from. */
@Tag("long")
@Timeout(240)
class ReplicaFailoverTest {

    private static final Duration SOON = Duration.ofSeconds(40);

    @TempDir Path directory;

    private EmbeddedPostgres primary;
    private EmbeddedPostgres standby;
    private EmbeddedPostgres replica;
    private ConfigurableApplicationContext gateway;
    private TestClient client;
    private String job = "";

    /** A queued job that nobody works on, and that is read from the replica. */
    @BeforeEach
    void start() throws Exception {
        Path first = directory.resolve("primary");
        primary = EmbeddedPostgres.start(Standby.replicated(first));
        standby = Standby.of(primary, directory.resolve("standby"));
        replica = Standby.of(primary, directory.resolve("replica"));
        gateway =
                ReplicatedGateways.gateway(
                        primary,
                        "jdbc:postgresql://%s,%s/techpack?targetServerType=primary&connectTimeout=2&loginTimeout=30"
                                .formatted(Standby.address(primary), Standby.address(standby)),
                        TestGateway.newDirectory().toString(),
                        "--techpack.database.replica-url=" + replica.jdbcUrl());
        String base = TestGateway.address(gateway, "local.server.port");
        TestAccount account =
                TestGateway.account(new TestClient(base, TestGateway.ADMIN_KEY), 1_000);
        client = account.client();
        job =
                client.post(
                                API + "/jobs",
                                "{\"type\":\"base-views\",\"productId\":\"shirt\",\"revisionIds\":[\"%s\"]}"
                                        .formatted(account.revisionId("shirt", "front")))
                        .is(202)
                        .text("jobId");
        shownByReplica("queued");
    }

    @AfterEach
    void stop() {
        gateway.close();
        replica.kill();
        standby.kill();
        primary.kill();
    }

    @Test
    void what_the_replica_alone_has_of_a_lost_primary_is_never_shown_though_versions_are_equal()
            throws Exception {
        caughtUp(standby);
        standby.stop();
        client.post(path() + "/cancel", "{}").is(200);
        shownByReplica("canceled");
        long served = served();

        primary.kill();
        standby.restart();
        execute(standby, "select pg_promote()");
        await().atMost(SOON).until(() -> client.get(path()).status() == 200);
        assertThat(client.get(path()).is(200).text("status")).isEqualTo("queued");
        claim();

        for (int i = 0; i < 20; i++) {
            assertThat(client.get(path()).is(200).text("status")).isEqualTo("running");
        }
        assertThat(ReplicatedGateways.query(replica, "select status || ' ' || version from job"))
                .as("the trap")
                .isEqualTo("canceled " + client.get(path()).is(200).json().get("version").asLong());
        assertThat(served()).isEqualTo(served);
        assertThat(ReplicatedGateways.reads(gateway, "other-timeline")).isPositive();
    }

    @Test
    void a_replica_that_follows_to_the_new_primary_is_read_again() throws Exception {
        caughtUp(standby);
        caughtUp(replica);
        primary.kill();
        execute(standby, "select pg_promote()");
        await().atMost(SOON).until(() -> client.get(path()).status() == 200);

        replica.close();
        replica = Standby.following(standby, directory.resolve("replica"));
        claim();
        await().atMost(SOON)
                .until(() ->
                        "running"
                                .equals(
                                        ReplicatedGateways.query(
                                                replica, "select status from job")));
        execute(replica, "checkpoint");

        shownByReplica("running");
    }

    private void claim() {
        assertThat(
                        gateway.getBean(Ledger.class)
                                .claimDue(
                                        WorkerId.next(),
                                        Map.of(TechPackStage.BASE_VIEWS, 1),
                                        Duration.ZERO)
                                .assignments())
                .hasSize(1);
    }

    private void caughtUp(EmbeddedPostgres follower) throws Exception {
        String position =
                ReplicatedGateways.query(primary, "select pg_current_wal_flush_lsn()::text");
        await().atMost(SOON)
                .until(() ->
                        "t"
                                .equals(
                                        ReplicatedGateways.query(
                                                follower,
                                                "select pg_last_wal_replay_lsn() >= '%s'"
                                                        .formatted(position))));
    }

    /** Polls until a poll was answered from the replica, with that status. */
    private void shownByReplica(String status) {
        long before = served();
        await().atMost(SOON)
                .until(() ->
                        client.get(path()).is(200).text("status").equals(status)
                                && served() > before);
    }

    private long served() {
        return ReplicatedGateways.reads(gateway, "served");
    }

    private String path() {
        return API + "/jobs/" + job;
    }
}
