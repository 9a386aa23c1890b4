package io.techpack.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.gateway.TestGateway.TestAccount;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests that are broken below their content, and clients that hang up: the gateway never fails,
 * never holds a connection for long, keeps no memory of them, and the credits add up.
 */
class BrokenRequestsTest {

    private static final Logger log = LoggerFactory.getLogger(BrokenRequestsTest.class);

    private static final int REQUESTS = Integer.getInteger("techpack.broken.requests", 2_000);
    private static final long SEED = Long.getLong("techpack.seed", 20_261_126);
    private static final int SENDERS = 8;
    private static final int SILENCE_MILLIS = 30_000;
    private static final long KEPT_BYTES = 60_000_000;

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
    void whatever_breaks_the_gateway_goes_on_and_forgets_it() throws Exception {
        TestAccount account = gateway.account(1_000_000);
        String product = TestGateway.newProduct();
        String revision = account.revisionId(product, "front");
        int port = gateway.port();
        Queue<String> faults = new ConcurrentLinkedQueue<>();

        send(REQUESTS / 10, SEED - SENDERS, port, account, product, revision, faults);
        long before = usedHeap();
        send(REQUESTS, SEED, port, account, product, revision, faults);
        long after = usedHeap();
        log.info(
                "{} broken requests, seed {}: {}, heap {} to {} MB",
                REQUESTS,
                SEED,
                statuses,
                before / 1_000_000,
                after / 1_000_000);

        assertThat(faults).as("seed %d", SEED).isEmpty();
        // it was the requests that were broken, not the way to the gateway
        assertThat(statuses.getOrDefault("reset", 0)).isLessThan(REQUESTS / 20);
        assertThat(statuses.keySet())
                .anyMatch(status -> status.startsWith("HTTP/1.1 200"))
                .anyMatch(status -> status.startsWith("HTTP/1.1 202"))
                .anyMatch(status -> status.startsWith("HTTP/1.1 400"));
        assertThat(after - before).as("bytes that are kept").isLessThan(KEPT_BYTES);
        account.client().get(TestClient.API + "/credits").is(200);
        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> assertThat(UnmeteredGateway.unfinished(account)).isZero());
        assertThat(gateway.drift()).isZero();
    }

    private void send(
            int requests,
            long seed,
            int port,
            TestAccount account,
            String product,
            String revision,
            Queue<String> faults)
            throws InterruptedException {
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            Random random = new Random(seed + i);
            senders.add(
                    Thread.startVirtualThread(() -> {
                        for (int sent = 0; sent < requests / SENDERS; sent++) {
                            BrokenRequest request =
                                    BrokenRequest.random(
                                            random, account.client().key(), product, revision);
                            fault(port, request, faults);
                        }
                    }));
        }
        for (Thread sender : senders) {
            sender.join();
        }
    }

    private void fault(int port, BrokenRequest request, Queue<String> faults) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(SILENCE_MILLIS);
            socket.getOutputStream().write(request.bytes());
            if (!request.read()) {
                statuses.merge("hung up", 1, Integer::sum);
                return;
            }
            socket.shutdownOutput();
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            String status = answer.isEmpty() ? "nothing" : answer.split("\r\n", 2)[0];
            statuses.merge(status, 1, Integer::sum);
            // 505 is HTTP's own word about its version
            if (status.matches("HTTP/1[.]1 5.*") && !status.startsWith("HTTP/1.1 505")) {
                faults.add(status + ": " + request);
            }
        } catch (SocketTimeoutException held) {
            faults.add("held for " + SILENCE_MILLIS + " ms: " + request);
        } catch (IOException reset) {
            // refused before all of it was sent
            statuses.merge("reset", 1, Integer::sum);
        }
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
