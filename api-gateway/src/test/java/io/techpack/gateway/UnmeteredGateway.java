package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;

import io.techpack.artifact.ArtifactStore;
import io.techpack.embedded.SharedServers;
import io.techpack.gateway.TestGateway.TestAccount;
import io.techpack.ledger.Ledger;
import io.techpack.ledger.OperatorOrders;
import io.techpack.product.TechPackJob;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * A gateway of its own, with workers, that counts no requests: what is sent to it in great numbers
 * is to get further than its rates.
 */
final class UnmeteredGateway implements AutoCloseable {

    private final ConfigurableApplicationContext context =
            TestGateway.run(
                    SharedServers.get().newDatabase(),
                    "--techpack.gateway.rate-limits.enabled=false");
    private final TestClient operator =
            new TestClient(
                    TestGateway.address(context, "local.server.port"), TestGateway.ADMIN_KEY);

    UnmeteredGateway() {
        new FakeWorkers(context.getBean(Ledger.class), context.getBean(ArtifactStore.class))
                .start();
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    TestAccount account(long credits) {
        return TestGateway.account(operator, credits);
    }

    /** Whatever was paused goes on. */
    void resumeAll() {
        OperatorOrders orders = context.getBean(OperatorOrders.class);
        TechPackJob.TYPES.stages().forEach(orders::resume);
    }

    /** How many of the account's jobs are queued or running, as far as a page shows. */
    static int unfinished(TestAccount account) {
        return unfinished(account, "queued") + unfinished(account, "running");
    }

    private static int unfinished(TestAccount account, String status) {
        return account.client()
                .get(API + "/jobs?status=" + status)
                .is(200)
                .json()
                .get("jobs")
                .size();
    }

    /** By how much the credits do not add up: 0, if all is well. */
    long drift() {
        long drift = 0;
        String cursor = "";
        do {
            JsonNode part =
                    operator.get(
                                    API
                                            + "/admin/audit"
                                            + (cursor.isEmpty() ? "" : "?cursor=" + cursor))
                            .is(200)
                            .json();
            drift += part.get("drift").asLong();
            cursor = part.path("nextCursor").asString("");
        } while (!cursor.isEmpty());
        return drift;
    }

    @Override
    public void close() {
        context.close();
    }
}
