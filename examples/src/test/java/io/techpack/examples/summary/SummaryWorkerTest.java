package io.techpack.examples.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.account.Accounts;
import io.techpack.job.AccountId;
import io.techpack.job.JobStatus;
import io.techpack.json.Json;
import io.techpack.ledger.Ledger;
import io.techpack.ledger.Submission;
import io.techpack.ledger.TestDatabase;
import io.techpack.query.JobQueries;
import io.techpack.query.JobView;
import io.techpack.worker.TestWorker;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Another pipeline than tech packs, on the engine as it is. */
class SummaryWorkerTest {

    private static final TestDatabase database = TestDatabase.fresh();
    private static final ConfigurableApplicationContext worker =
            new SpringApplicationBuilder(SummaryWorker.class)
                    .web(WebApplicationType.NONE)
                    .properties(TestWorker.on(database.url()).toArray(String[]::new))
                    .run();

    private final AccountId account = database.account(5);

    @AfterAll
    static void stop() {
        worker.close();
        database.close();
    }

    @Test
    void a_text_becomes_a_summary_of_its_longest_sentences_and_costs_what_the_plan_says() {
        JobView job =
                ended(
                        "Short. A longer sentence stands here. The longest of the three stands at the end.");

        assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(job.contentsOf(SummaryStage.CONDENSE))
                .extracting(sentence -> sentence.get("sentence").asString())
                .containsExactly(
                        "The longest of the three stands at the end.",
                        "A longer sentence stands here.");
        assertThat(job.used()).isEqualTo(2);
        assertThat(balance()).isEqualTo(3);
    }

    @Test
    void what_cannot_be_summarized_is_refused_and_costs_nothing() {
        JobView job = ended("  ");

        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.failure().orElseThrow().message()).contains("The text is empty");
        assertThat(balance()).isEqualTo(5);
    }

    private JobView ended(String text) {
        Submission submission =
                Submission.of(
                        account,
                        SummaryJob.SUMMARY,
                        "a text",
                        Json.write(new SummaryInput(text, 2)));
        worker.getBean(Ledger.class).submit(submission);
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                worker.getBean(JobQueries.class)
                                        .find(account, submission.id())
                                        .orElseThrow(),
                        job -> job.status().ended());
    }

    private long balance() {
        return worker.getBean(Accounts.class).find(account).orElseThrow().balance();
    }
}
