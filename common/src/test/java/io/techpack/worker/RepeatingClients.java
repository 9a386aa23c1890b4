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

/**
 * Clients that submit one job after the other, each with a key, and repeat what was answered with
 * an outage: as a well-behaved client of the API does. Whatever else they are told fails {@link
 * #close()}.
 */
final class RepeatingClients implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Ledger ledger;
    private final AccountId account;
    private final JobType type;
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, JobId> accepted = new ConcurrentHashMap<>();
    private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger keys = new AtomicInteger();
    private final AtomicInteger outages = new AtomicInteger();
    private volatile boolean over;

    RepeatingClients(int clients, Ledger ledger, AccountId account, JobType type) {
        this.ledger = ledger;
        this.account = account;
        this.type = type;
        for (int i = 0; i < clients; i++) {
            threads.add(Thread.ofVirtual().start(this::submitAll));
        }
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
        while (true) {
            try {
                switch (ledger.submit(keyed(key))) {
                    case Admission.Accepted(JobId job, _) -> accepted.put(key, job);
                    case Admission.Repeated(JobId job) -> accepted.put(key, job);
                    case Admission other -> throw new AssertionError(key + " was told " + other);
                }
                return;
            } catch (DatabaseUnavailable _) {
                outages.incrementAndGet();
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private Submission keyed(String key) {
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
    List<JobId> accepted() {
        return List.copyOf(accepted.values());
    }

    /** How many answers were an outage. */
    int outages() {
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
