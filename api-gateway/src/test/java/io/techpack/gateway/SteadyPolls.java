package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/**
 * Clients that submit tech packs and poll them through both gateways in turn. No poll may show what
 * is older than any answer that any of them had before it began. Whatever breaks this, or is no
 * success, fails {@link #close()}.
 */
final class SteadyPolls implements AutoCloseable {

    private final ReplicatedGateways gateways;
    private final String key;
    private final String submission;
    private final Map<String, AtomicLong> newest = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger jobs = new AtomicInteger();
    private final AtomicInteger polls = new AtomicInteger();
    private final AtomicLong longest = new AtomicLong();
    private volatile boolean over;

    /**
     * @param pairs of clients that poll the same job
     */
    SteadyPolls(ReplicatedGateways gateways, String key, String submission, int pairs) {
        this.gateways = gateways;
        this.key = key;
        this.submission = submission;
        for (int i = 0; i < pairs; i++) {
            threads.add(Thread.ofVirtual().start(() -> guarded(this::submitAndPoll)));
        }
    }

    int polls() {
        return polls.get();
    }

    int jobs() {
        return jobs.get();
    }

    /** How long a poll took at most since this was asked, in milliseconds. */
    long longestMillis() {
        return longest.getAndSet(0) / 1_000_000;
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | AssertionError fault) {
            faults.add(fault);
        }
    }

    private void submitAndPoll() {
        while (!over) {
            String job =
                    gateways.client(jobs.incrementAndGet(), key)
                            .post(API + "/jobs", submission)
                            .is(202)
                            .text("jobId");
            Thread other = Thread.ofVirtual().start(() -> guarded(() -> pollToItsEnd(job, 1)));
            pollToItsEnd(job, 0);
            try {
                other.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void pollToItsEnd(String job, int first) {
        for (int turn = first; !over; turn++) {
            if (poll(turn, job).get("status").asString().equals("succeeded")) {
                // what has ended is looked at again, and again it is what it was
                assertThat(poll(turn + 1, job).get("status").asString()).isEqualTo("succeeded");
                return;
            }
        }
    }

    private JsonNode poll(int gateway, String job) {
        AtomicLong seen = newest.computeIfAbsent(job, _ -> new AtomicLong(1));
        long atLeast = seen.get();
        long began = System.nanoTime();
        JsonNode shown = gateways.client(gateway, key).get(API + "/jobs/" + job).is(200).json();
        longest.accumulateAndGet(System.nanoTime() - began, Math::max);
        long version = shown.get("version").asLong();
        assertThat(version).as("version of %s", job).isGreaterThanOrEqualTo(atLeast);
        seen.accumulateAndGet(version, Math::max);
        polls.incrementAndGet();
        return shown;
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(faults).isEmpty();
    }
}
