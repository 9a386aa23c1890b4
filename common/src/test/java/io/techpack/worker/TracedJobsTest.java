package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.ledger.Submission;
import io.techpack.ledger.Submission.IdempotencyKey;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.stage.StageHandler;
import io.techpack.stage.StageRun;
import io.techpack.tracing.OtlpReceiver;
import io.techpack.tracing.OtlpReceiver.ReceivedSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.MDC;

@Timeout(120)
class TracedJobsTest extends WorkerTestBase {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SUBMISSION = "b7ad6b7169203331";

    private final Map<String, Map<String, String>> logged = new ConcurrentHashMap<>();

    @Test
    void one_trace_leads_from_the_submission_to_the_last_stage_over_two_processes()
            throws Exception {
        try (OtlpReceiver collector = OtlpReceiver.start()) {
            List<String> settings = new ArrayList<>(settings());
            settings.add(
                    "management.opentelemetry.tracing.export.otlp.endpoint="
                            + collector.endpoint());
            settings.add("management.opentelemetry.tracing.export.schedule-delay=100ms");
            Map<Stage, StageHandler> first =
                    Map.of(
                            TechPackStage.CATEGORY, this::failsOnce,
                            TechPackStage.BASE_VIEWS, this::done);
            Map<Stage, StageHandler> last =
                    Map.of(
                            TechPackStage.CLOSE_UPS, this::done,
                            TechPackStage.SKETCHES, this::done);
            AccountId account = database.account(10_000);
            JobId job;
            try (TestWorker one = TestWorker.start(with(settings, "one"), first);
                    TestWorker two = TestWorker.start(with(settings, "two"), last)) {
                await().atMost(SOON)
                        .until(() -> {
                            succeeds(one, account, one.submit(account, TechPackJob.TECH_PACK));
                            return two.claims("kafka") > 0;
                        });
                job = submit(one, account);
                succeeds(one, account, job);
                await().atMost(Duration.ofSeconds(10))
                        .untilAsserted(
                                () -> assertThat(named(collector, "attempt sketches")).hasSize(1));
            }

            List<ReceivedSpan> attempts = named(collector, "attempt category");
            assertThat(attempts).extracting(ReceivedSpan::parent).containsOnly(SUBMISSION);
            ReceivedSpan failed = attempt(attempts, 1);
            ReceivedSpan again = attempt(attempts, 2);
            assertThat(failed.attributes())
                    .containsEntry("techpack.outcome", "requeue")
                    .containsEntry("techpack.job", job.toString());
            assertThat(again.linked()).containsEntry("attempt before", failed.id());
            assertThat(named(collector, "handle category"))
                    .extracting(ReceivedSpan::parent)
                    .containsExactlyInAnyOrder(failed.id(), again.id());
            ReceivedSpan announced = named(collector, "attempt close-ups").getFirst();
            assertThat(named(collector, "send techpack.close-ups"))
                    .extracting(ReceivedSpan::id)
                    .contains(announced.linked().get("announcement"));
            assertThat(announced.attributes()).containsEntry("techpack.source", "kafka");
            assertThat(announced.service()).isEqualTo("two");
            assertThat(failed.service()).isEqualTo("one");
            assertThat(named(collector, "attempt base-views").getFirst().attributes())
                    .containsEntry("techpack.source", "eager");

            assertThat(logged.get("sketches"))
                    .containsEntry("job", job.toString())
                    .containsEntry("stage", "sketches")
                    .containsEntry("attempt", "1")
                    .containsEntry("account", account.toString())
                    .containsEntry("trace", TRACE)
                    .containsKey("span");
        }
    }

    @Test
    void without_an_endpoint_there_is_nothing_that_makes_spans_and_logs_still_name_the_trace()
            throws Exception {
        Map<Stage, StageHandler> handlers = new LinkedHashMap<>();
        TechPackJob.TECH_PACK.plan().forEach(step -> handlers.put(step.stage(), this::done));
        List<String> settings = new ArrayList<>(settings());
        // as a compose file gives what is not set
        settings.add("management.opentelemetry.tracing.export.otlp.endpoint=");
        try (TestWorker worker = TestWorker.start(settings, handlers)) {
            AccountId account = database.account(100);
            succeeds(worker, account, submit(worker, account));

            assertThat(worker.beansOf("io.opentelemetry.api.OpenTelemetry")).isEmpty();
            assertThat(worker.beansOf("io.micrometer.tracing.Tracer")).isEmpty();
            assertThat(worker.beansOf("io.techpack.tracing.Tracing")).isEmpty();
            assertThat(logged.get("sketches"))
                    .containsEntry("trace", TRACE)
                    .doesNotContainKey("span");
        }
    }

    private static List<String> with(List<String> settings, String name) {
        List<String> own = new ArrayList<>(settings);
        own.add("spring.application.name=" + name);
        return own;
    }

    private static JobId submit(TestWorker worker, AccountId account) {
        Submission plain =
                Submission.of(account, TechPackJob.TECH_PACK, "shirt", TestWorker.anyInput());
        Submission traced =
                new Submission(
                        plain.id(),
                        account,
                        plain.type(),
                        plain.productId(),
                        plain.input(),
                        Optional.<IdempotencyKey>empty(),
                        Optional.empty(),
                        Optional.of("00-" + TRACE + "-" + SUBMISSION + "-01"),
                        Optional.empty());
        worker.ledger().submit(traced);
        return traced.id();
    }

    private Outcome failsOnce(StageRun run) {
        return run.attempt() == 1 ? Outcome.again("a fault") : done(run);
    }

    private Outcome done(StageRun run) {
        Map<String, String> fields = MDC.getCopyOfContextMap();
        logged.put(fields.getOrDefault("stage", ""), fields);
        return Outcome.done("{}");
    }

    private static List<ReceivedSpan> named(OtlpReceiver collector, String name) {
        return collector.spansOf(TRACE).stream().filter(span -> span.name().equals(name)).toList();
    }

    private static ReceivedSpan attempt(List<ReceivedSpan> attempts, int number) {
        return attempts.stream()
                .filter(span ->
                        Integer.toString(number).equals(span.attributes().get("techpack.attempt")))
                .findFirst()
                .orElseThrow();
    }
}
