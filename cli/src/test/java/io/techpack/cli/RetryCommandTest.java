package io.techpack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetryCommandTest extends CommandTestBase {

    private static final String RETRY = "POST /jobs/" + ContractResponses.JOB + "/retry";

    @Test
    void a_retried_job_is_followed_to_its_end() {
        server.on(RETRY, 202, ContractResponses.accepted())
                .on(
                        "GET /jobs/" + ContractResponses.JOB,
                        200,
                        ContractResponses.succeeded(server.url(), "shirt"));

        CommandRun run = CommandRun.techpack("retry", "--url", server.url(), ContractResponses.JOB);

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("Done.").contains("Cost: 6 credits.");
    }

    @Test
    void a_retry_without_waiting_says_how_to_follow_the_job() {
        server.on(RETRY, 202, ContractResponses.accepted());

        CommandRun run =
                CommandRun.techpack(
                        "retry", "--no-wait", "--url", server.url(), ContractResponses.JOB);

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("./techpack watch " + ContractResponses.JOB);
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void a_retry_that_is_refused_says_why_and_exits_with_1() {
        server.on(
                RETRY,
                409,
                "{\"success\":false,\"error\":\"Only a failed job can be retried.\",\"code\":\"CONFLICT\"}");

        CommandRun run = CommandRun.techpack("retry", "--url", server.url(), ContractResponses.JOB);

        assertThat(run.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("Only a failed job can be retried. (CONFLICT)");
    }
}
