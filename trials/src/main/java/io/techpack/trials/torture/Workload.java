package io.techpack.trials.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Jobs of all kinds at a constant rate from several accounts, each followed by a client of its own
 * until it has ended. Thread-safe.
 */
final class Workload implements AutoCloseable {

    private static final int ACCOUNTS = 4;
    private static final int AMPLE_CREDITS = 100_000_000;
    private static final int TOO_FEW_CREDITS = 8;
    private static final int MOST_AT_ONCE = 120;
    private static final int WITHOUT_CREDITS_EVERY = 25;
    private static final int UPLOAD_EVERY = 20;

    private final RetryingClient client;
    private final TortureSettings settings;
    private final List<SimulatedAccount> accounts;
    private final SimulatedAccount withoutCredits;
    private final Semaphore room = new Semaphore(MOST_AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<JobHistory> histories = new ConcurrentLinkedQueue<>();
    private final Map<String, LongAdder> events = new ConcurrentHashMap<>();
    private volatile boolean open = true;

    private Workload(
            RetryingClient client,
            TortureSettings settings,
            List<SimulatedAccount> accounts,
            SimulatedAccount withoutCredits) {
        this.client = client;
        this.settings = settings;
        this.accounts = accounts;
        this.withoutCredits = withoutCredits;
    }

    /** Opens the accounts, uploads their pictures and has them analysed, before anything fails. */
    static Workload prepare(
            RetryingClient client, WebhookReceiver receiver, TortureSettings settings)
            throws InterruptedException {
        List<SimulatedAccount> accounts = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            accounts.add(
                    SimulatedAccount.open(
                            client, receiver, "account " + i, AMPLE_CREDITS, settings.seed() + i));
        }
        SimulatedAccount poor =
                SimulatedAccount.open(
                        client,
                        receiver,
                        "account without credits",
                        TOO_FEW_CREDITS,
                        settings.seed());
        Workload workload = new Workload(client, settings, accounts, poor);
        for (SimulatedAccount each : accounts) {
            each.upload("first");
        }
        poor.upload("first");
        for (SimulatedAccount each : accounts) {
            var first = each.firstRevision();
            workload.client(each, 0).run(RequestKind.BASE_VIEWS.body(first, first));
        }
        return workload;
    }

    /** Submits jobs at the settings' rate until told to stop. */
    void run() throws InterruptedException {
        long period = Math.round(1e9 / settings.rate());
        long next = System.nanoTime();
        for (int number = 1; open; number++) {
            next += period;
            TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
            if (room.tryAcquire()) {
                int job = number;
                threads.submit(() -> {
                    try {
                        submit(job);
                        return null;
                    } finally {
                        room.release();
                    }
                });
            } else {
                count("submissions skipped, too many jobs under way");
            }
        }
    }

    private void submit(int number) throws InterruptedException {
        SplittableRandom random = new SplittableRandom(settings.seed() * 31 + number);
        SimulatedAccount account = accounts.get(random.nextInt(ACCOUNTS));
        if (number % WITHOUT_CREDITS_EVERY == 0) {
            var first = withoutCredits.firstRevision();
            client(withoutCredits, number)
                    .submitWithoutCredits(RequestKind.TECH_PACK.body(first, first));
            return;
        }
        if (number % UPLOAD_EVERY == 0 && account.upload("product-" + number)) {
            count("pictures uploaded");
        }
        RequestKind kind = RequestKind.draw(random);
        client(account, number)
                .run(account.told(kind.body(account.revision(random), account.firstRevision())));
    }

    private SimulatedClient client(SimulatedAccount account, int number) {
        return new SimulatedClient(
                client,
                account,
                new SplittableRandom(settings.seed() * 37 + number),
                histories::add,
                this::count);
    }

    private void count(String event) {
        events.computeIfAbsent(event, _ -> new LongAdder()).increment();
    }

    /** What else happened, and how often. */
    Map<String, LongAdder> events() {
        return events;
    }

    /** Submits nothing more. */
    void stop() {
        open = false;
    }

    /** Waits until every client has seen its job end, at most that long. */
    void awaitEnd(Duration timeout) throws InterruptedException {
        client.giveUpAt(System.nanoTime() + timeout.toNanos());
        threads.shutdown();
        if (!threads.awaitTermination(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            threads.shutdownNow();
        }
        threads.awaitTermination(5, TimeUnit.SECONDS);
    }

    /** Every job that was accepted, and what was seen of it. */
    List<JobHistory> histories() {
        return List.copyOf(histories);
    }

    @Override
    public void close() {
        stop();
        threads.shutdownNow();
    }
}
