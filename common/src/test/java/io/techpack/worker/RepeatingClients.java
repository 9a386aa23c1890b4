package io.techpack.worker;

import io.techpack.database.DatabaseUnavailable;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.JobType;
import io.techpack.ledger.Admission;
import io.techpack.ledger.Ledger;
import io.techpack.ledger.Submission;
import io.techpack.ledger.Submission.IdempotencyKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Clients that submit one job after the other, each with a key, and repeat what was answered with
 * an outage: as a well-behaved client of the API does. Whatever else they are told fails {@link
 * #close()}.
 */
public final class RepeatingClients implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Function<String, Optional<JobId>> submit;
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, JobId> accepted = new ConcurrentHashMap<>();
    private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger keys = new AtomicInteger();
    private final AtomicInteger outages = new AtomicInteger();
    private volatile boolean over;

    /**
     * @param submit a job with that key; empty if that was answered with an outage
     */
    public RepeatingClients(int clients, Function<String, Optional<JobId>> submit) {
        this.submit = submit;
        for (int i = 0; i < clients; i++) {
            threads.add(Thread.ofVirtual().start(this::submitAll));
        }
    }

    /** Of a ledger, without a gateway before it. */
    static Function<String, Optional<JobId>> to(Ledger ledger, AccountId account, JobType type) {
        return key -> {
            try {
                return switch (ledger.submit(keyed(key, account, type))) {
                    case Admission.Accepted(JobId job, _) -> Optional.of(job);
                    case Admission.Repeated(JobId job) -> Optional.of(job);
                    case Admission other -> throw new AssertionError(key + " was told " + other);
                };
            } catch (DatabaseUnavailable _) {
                return Optional.empty();
            }
        };
    }

    private void submitAll() {
        try {
            while (!over) {
                submit("key-" + keys.incrementAndGet());
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        } catch (RuntimeException | AssertionError fault) {
            faults.add(fault);
        }
    }

    private void submit(String key) {
        Optional<JobId> job = submit.apply(key);
        while (job.isEmpty()) {
            outages.incrementAndGet();
            LockSupport.parkNanos(PAUSE.toNanos());
            job = submit.apply(key);
        }
        accepted.put(key, job.get());
    }

    private static Submission keyed(String key, AccountId account, JobType type) {
        return new Submission(
                JobId.next(),
                account,
                type,
                "shirt",
                TestWorker.anyInput(),
                Optional.of(new IdempotencyKey(key, key)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The jobs that were acknowledged so far, one for each key. */
    public List<JobId> accepted() {
        return List.copyOf(accepted.values());
    }

    /** How many answers were an outage. */
    public int outages() {
        return outages.get();
    }

    /** Has each client repeat its last request until it is told, and ends. */
    @Override
    public void close() throws InterruptedException {
        over = true;
        for (Thread thread : threads) {
            thread.join();
        }
        faults.forEach(fault -> {
            throw new AssertionError("a client met a fault", fault);
        });
    }
}
