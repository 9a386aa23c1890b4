package io.techpack.cli.system;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Clients that never rest: one kind waits for the answer of an operation, one submits a job and
 * polls it, held, until it has ended. Every answer that is not what the contract promises is kept.
 */
final class SteadyClients implements AutoCloseable {

    private static final int OF_EACH_KIND = 2;

    private final LoadBalancer balancer;
    private final JsonNode operation;
    private final ObjectNode job;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger answers = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Set<String> jobs = ConcurrentHashMap.newKeySet();

    /** Detects the category of that picture of a product again and again. */
    SteadyClients(LoadBalancer balancer, ObjectNode picture) {
        this.balancer = balancer;
        this.operation = picture;
        this.job = picture.deepCopy().put("type", "category");
        for (int i = 0; i < OF_EACH_KIND; i++) {
            threads.execute(() -> repeat(this::waitForAnOperation));
            threads.execute(() -> repeat(this::followAJob));
        }
    }

    private interface Call {
        void run() throws IOException, InterruptedException;
    }

    /** How many answers there were. */
    int answers() {
        return answers.get();
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    /** The jobs that were accepted, whichever way. */
    Set<String> jobs() {
        return Set.copyOf(jobs);
    }

    private void repeat(Call call) {
        try {
            while (!closed.await(100, TimeUnit.MILLISECONDS)) {
                try {
                    call.run();
                } catch (IOException broken) {
                    failures.add(broken.toString());
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void waitForAnOperation() throws IOException, InterruptedException {
        LoadBalancer.Reply reply =
                expect(
                        Set.of(200, 202),
                        balancer.post("/category/detect", operation, UUID.randomUUID().toString()));
        jobs.add(
                reply.status() == 200
                        ? reply.body().path("metadata").path("jobId").asString("")
                        : reply.body().path("jobId").asString(""));
    }

    private void followAJob() throws IOException, InterruptedException {
        LoadBalancer.Reply seen =
                expect(Set.of(202), balancer.post("/jobs", job, UUID.randomUUID().toString()));
        String id = seen.body().path("jobId").asString("");
        jobs.add(id);
        String tag = seen.tag();
        String status = "";
        while (!status.equals("succeeded") && !status.equals("failed")) {
            seen =
                    expect(
                            Set.of(200, 304),
                            balancer.get(
                                    "/jobs/" + id,
                                    Map.of("If-None-Match", tag, "Prefer", "wait=10")));
            if (seen.status() == 200) {
                tag = seen.tag();
                status = seen.body().path("status").asString("");
            } else if (seen.status() != 304) {
                return;
            }
        }
    }

    private LoadBalancer.Reply expect(Set<Integer> statuses, LoadBalancer.Reply reply) {
        answers.incrementAndGet();
        if (!statuses.contains(reply.status())) {
            failures.add(reply.toString());
        }
        return reply;
    }

    /** Every client ends what it is at, and no more. */
    @Override
    public void close() {
        closed.countDown();
        threads.close();
    }
}
