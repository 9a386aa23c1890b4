package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.gateway.TestGateway.TestAccount;
import io.techpack.worker.StatementFault;
import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a client is told while the database is away: no less, and no more, than is known. */
class OutageAnswersTest {

    private static final String SUBMISSION = "accepted_at";
    private static final String READ_OF_A_JOB = "as entries";

    private final TestGateway gateway = TestGateway.get();
    private final Jdbi jdbi = gateway.bean(Jdbi.class);
    private final TestAccount account = gateway.account(100);
    private final String product = TestGateway.newProduct();
    private final String operation =
            """
            {"productId":"%s","revisionIds":["%s"]}\
            """
                    .formatted(product, account.revisionId(product, "front"));
    private final String job = operation.replace("{", "{\"type\":\"base-views\",");

    @AfterEach
    void noMoreFaults() {
        jdbi.setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
    }

    @Test
    void a_job_whose_answer_was_lost_may_have_been_accepted_and_its_key_finds_it() {
        jdbi.setSqlLogger(StatementFault.answerLost(SUBMISSION));
        TestResponse lost = submit().refuses(503, "UNAVAILABLE");

        assertThat(lost.text("error"))
                .contains("may have been accepted", "same Idempotency-Key")
                .doesNotContain("not accepted");
        assertThat(lost.header("Retry-After")).isEqualTo("5");
        submit().is(202);
        assertThat(gateway.rows("job", account.id())).isEqualTo(1);
        assertThat(gateway.balance(account.id())).isEqualTo(97);
    }

    @Test
    void a_job_that_the_server_refused_was_not_accepted() {
        jdbi.setSqlLogger(StatementFault.diskFull(SUBMISSION));

        assertThat(submit().refuses(503, "UNAVAILABLE").text("error"))
                .contains("this request was not accepted");
        assertThat(gateway.rows("job", account.id())).isZero();
    }

    @Test
    void a_batch_is_told_the_same() {
        String batch = "{\"jobs\":[%s]}".formatted(job);
        jdbi.setSqlLogger(StatementFault.diskFull(SUBMISSION));
        TestResponse refused = account.client().post(API + "/jobs:batch", batch);
        int stored = gateway.rows("job", account.id());
        jdbi.setSqlLogger(StatementFault.answerLost(SUBMISSION));
        TestResponse lost = account.client().post(API + "/jobs:batch", batch);

        assertThat(refused.refuses(503, "UNAVAILABLE").text("error")).contains("was not accepted");
        assertThat(stored).isZero();
        assertThat(lost.refuses(503, "UNAVAILABLE").text("error")).contains("may have been");
    }

    @Test
    void a_read_says_nothing_of_acceptance() {
        String id = submit().is(202).text("jobId");
        jdbi.setSqlLogger(StatementFault.answerLost(READ_OF_A_JOB));

        assertThat(
                        account.client()
                                .get(API + "/jobs/" + id)
                                .refuses(503, "UNAVAILABLE")
                                .text("error"))
                .isEqualTo("The service is temporarily unavailable. Try again.");
    }

    @Test
    void an_operation_that_cannot_be_read_when_its_time_is_up_is_a_job_to_poll() {
        CountDownLatch gate = gateway.workers().hold(product);
        try {
            jdbi.setSqlLogger(StatementFault.answerLost(READ_OF_A_JOB));
            TestResponse accepted =
                    account.client()
                            .post(API + "/base-views/analyze", operation, "Prefer", "wait=1")
                            .is(202);

            assertThat(accepted.header("Location")).endsWith(accepted.text("jobId"));
        } finally {
            gate.countDown();
        }
    }

    private TestResponse submit() {
        return account.client().post(API + "/jobs", job, "Idempotency-Key", "a key");
    }
}
