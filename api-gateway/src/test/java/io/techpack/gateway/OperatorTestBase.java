package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;

import io.micrometer.core.instrument.MeterRegistry;
import io.techpack.embedded.SharedServers;
import io.techpack.gateway.TestGateway.TestAccount;
import io.techpack.job.JobId;
import io.techpack.job.Stage;
import io.techpack.job.WorkerId;
import io.techpack.ledger.Assignment;
import io.techpack.ledger.DueStage;
import io.techpack.ledger.Heartbeat;
import io.techpack.ledger.Heartbeat.StageLoad;
import io.techpack.ledger.Ledger;
import io.techpack.product.TechPackStage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.context.ConfigurableApplicationContext;

/** A gateway of whose workers a test says what they do, and its operator. */
abstract class OperatorTestBase {

    static final String VIEWS = "base-views";

    private static ConfigurableApplicationContext gateway;
    static TestClient operator;

    TestAccount account;
    final String product = TestGateway.newProduct();
    final WorkerId worker = WorkerId.next();

    @BeforeAll
    static void start() {
        gateway =
                TestGateway.run(
                        SharedServers.get().newDatabase(), "--techpack.gateway.queue-metrics=50ms");
        operator =
                new TestClient(
                        TestGateway.address(gateway, "local.server.port"), TestGateway.ADMIN_KEY);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void open() {
        account = TestGateway.account(operator, 9);
    }

    @AfterEach
    void clear() {
        sql("delete from job where finished_at is null");
        sql("delete from worker");
        sql("delete from stage_pause");
    }

    TestResponse submitted() {
        return account.client()
                .post(
                        API + "/jobs",
                        """
                        {"type":"base-views","productId":"%s","revisionIds":["%s"]}\
                        """
                                .formatted(product, account.revisionId(product, "front")))
                .is(202);
    }

    Optional<Assignment> claim(String job) {
        return ledger()
                .claim(worker, List.of(new DueStage(JobId.of(job), TechPackStage.BASE_VIEWS)))
                .stream()
                .findFirst();
    }

    void beat(WorkerId who, Map<Stage, Duration> open) {
        ledger().heartbeat(
                        new Heartbeat(
                                who,
                                "host:1",
                                List.of(
                                        new StageLoad(
                                                TechPackStage.BASE_VIEWS,
                                                4,
                                                2,
                                                Optional.of(Duration.ofMillis(1_500)),
                                                1 / 3.0)),
                                List.of(),
                                open));
    }

    static Ledger ledger() {
        return gateway.getBean(Ledger.class);
    }

    static void sql(String statement) {
        gateway.getBean(Jdbi.class).useHandle(handle -> handle.execute(statement));
    }

    static TestResponse pause(String body) {
        return operator.post(API + "/admin/stages/" + VIEWS + "/pause", body).is(200);
    }

    static MeterRegistry metrics() {
        return gateway.getBean(MeterRegistry.class);
    }
}
