package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.gateway.TestGateway.TestAccount;
import io.techpack.gateway.openapi.Contract;
import io.techpack.gateway.openapi.GeneratedRequest;
import io.techpack.gateway.openapi.Known;
import io.techpack.gateway.openapi.RequestGenerator;
import io.techpack.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Requests that are made out of the document itself, right ones and wrong ones: whatever is sent,
 * the gateway answers as the document says, and the credits add up afterwards.
 */
class GeneratedRequestsTest {

    private static final Logger log = LoggerFactory.getLogger(GeneratedRequestsTest.class);

    private static final int REQUESTS = Integer.getInteger("techpack.generated.requests", 500);
    private static final long SEED = Long.getLong("techpack.seed", 20_261_126);
    private static final int SENDERS = 8;
    private static final int CREDITS = 1_000_000;

    /** Whether a link leads somewhere is no matter of form. */
    private static final List<String> LINKS =
            List.of("imageUrl", "webhookUrl", "url", "referenceImageUrl");

    private static UnmeteredGateway gateway;

    private final Map<String, Integer> statuses = new ConcurrentSkipListMap<>();

    @BeforeAll
    static void start() {
        gateway = new UnmeteredGateway();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void whatever_is_sent_gets_what_the_document_says_and_the_credits_add_up() throws Exception {
        TestAccount account = gateway.account(CREDITS);
        RequestGenerator generator =
                new RequestGenerator(
                        Contract.committed(),
                        known(account),
                        account.client().key(),
                        TestGateway.ADMIN_KEY,
                        TestPictures.png(256, 256),
                        new Random(SEED));
        Queue<GeneratedRequest> requests = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < REQUESTS; i++) {
            requests.add(generator.next());
        }
        Queue<String> faults = new ConcurrentLinkedQueue<>();
        AtomicInteger sent = new AtomicInteger();
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            senders.add(
                    Thread.startVirtualThread(() -> {
                        for (GeneratedRequest next = requests.poll();
                                next != null;
                                next = requests.poll()) {
                            fault(next, faults);
                            sent.incrementAndGet();
                        }
                    }));
        }
        for (Thread sender : senders) {
            sender.join();
        }
        log.info("{} generated requests, seed {}: {}", sent.get(), SEED, new TreeMap<>(statuses));

        assertThat(faults).as("seed %d", SEED).isEmpty();
        assertThat(sent).hasValue(REQUESTS);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> UnmeteredGateway.unfinished(account) == 0);
        assertThat(gateway.drift()).as("drift of the credits, seed %d", SEED).isZero();
    }

    private void fault(GeneratedRequest request, Queue<String> faults) {
        try {
            RawExchange response =
                    RawExchange.send(gateway.port(), request.bytes("techpack.example"));
            statuses.merge(request.expectation() + " " + response.status(), 1, Integer::sum);
            String path = request.target().replaceFirst("[?].*", "");
            Contract.committed()
                    .check(
                            request.method(),
                            path,
                            response.status(),
                            response.headers(),
                            response.body());
            unexpected(request, response).ifPresent(why -> faults.add(why + ": " + request));
            if (path.endsWith("/pause")) {
                // others wait for their jobs
                gateway.resumeAll();
            }
        } catch (AssertionError | IOException | RuntimeException fault) {
            faults.add(fault + ": " + request);
        }
    }

    private static Optional<String> unexpected(GeneratedRequest request, RawExchange response) {
        int status = response.status();
        if (status == 500) {
            return Optional.of("500");
        }
        return switch (request.expectation()) {
            case WELL_FORMED ->
                    status == 400 && !isAboutLinks(response)
                            ? Optional.of(
                                    "refused "
                                            + new String(response.body(), StandardCharsets.UTF_8))
                            : Optional.empty();
            case BROKEN_BODY ->
                    status < 400 && !refusesSome(response)
                            ? Optional.of("taken, although it breaks its schema")
                            : Optional.empty();
            case ANYTHING -> Optional.empty();
        };
    }

    /** Of a batch each job is refused by itself. */
    private static boolean refusesSome(RawExchange response) {
        return Json.mapper().readTree(response.body()).path("refused").asInt(0) > 0;
    }

    private static boolean isAboutLinks(RawExchange response) {
        JsonNode errors = Json.mapper().readTree(response.body()).path("errors");
        return !errors.isEmpty()
                && errors.valueStream()
                        .allMatch(error ->
                                LINKS.contains(
                                        error.path("field")
                                                .asString("")
                                                .replaceFirst("^jobs\\[\\d+]\\.", "")));
    }

    private static Known known(TestAccount account) {
        JsonNode front = account.revision("jacket-042", "front");
        JsonNode back = account.revision("jacket-042", "back");
        List<String> revisions =
                List.of(front.get("revisionId").asString(), back.get("revisionId").asString());
        TestResponse analysed =
                account.client()
                        .post(
                                API + "/base-views/analyze",
                                "{\"productId\":\"jacket-042\",\"revisionIds\":[\"%s\",\"%s\"]}"
                                        .formatted(revisions.getFirst(), revisions.getLast()))
                        .is(200);
        String job = analysed.text("metadata", "jobId");
        String webhook =
                account.client()
                        .post(API + "/webhooks", "{\"url\":\"http://127.0.0.1:1/hook\"}")
                        .is(201)
                        .text("webhookId");
        String image = front.get("imageUrl").asString();
        return new Known(
                Map.ofEntries(
                        Map.entry("revisionId", revisions),
                        Map.entry("imageUrl", List.of(image)),
                        Map.entry("productId", List.of("jacket-042")),
                        Map.entry("jobs", List.of(job)),
                        Map.entry("jobId", List.of(job)),
                        Map.entry("webhooks", List.of(webhook)),
                        Map.entry("webhookId", List.of(webhook)),
                        Map.entry("accounts", List.of(account.id().toString())),
                        Map.entry("prefix", List.of("ffffffff")),
                        Map.entry("stage", List.of("sketches", "regenerate")),
                        Map.entry(
                                "name",
                                List.of(image.replaceFirst("[?].*", "").replaceFirst(".*/", "")))),
                analysed.json().at("/data/analyses").valueStream().toList());
    }
}
