package io.techpack.cli.torture;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * A steady load of mixed jobs from several accounts, each followed by a client of its own until it
 * has ended. Thread-safe.
 */
final class Load implements AutoCloseable {

    private static final int CUSTOMERS = 4;
    private static final int RICH = 100_000_000;
    private static final int POOR = 8;
    private static final int MOST_AT_ONCE = 120;
    private static final int POOR_EVERY = 25;
    private static final int UPLOAD_EVERY = 20;

    private final Api api;
    private final Settings settings;
    private final List<Customer> customers;
    private final Customer poor;
    private final Semaphore room = new Semaphore(MOST_AT_ONCE);
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<JobStory> stories = new ConcurrentLinkedQueue<>();
    private final Map<String, LongAdder> happenings = new ConcurrentHashMap<>();
    private volatile boolean open = true;

    private Load(Api api, Settings settings, List<Customer> customers, Customer poor) {
        this.api = api;
        this.settings = settings;
        this.customers = customers;
        this.poor = poor;
    }

    /** Opens the accounts, uploads their pictures and has them analysed, before anything fails. */
    static Load prepared(Api api, Settings settings) throws InterruptedException {
        List<Customer> customers = new java.util.ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            customers.add(Customer.open(api, "customer " + i, RICH, settings.seed() + i));
        }
        Customer poor = Customer.open(api, "poor customer", POOR, settings.seed());
        Load load = new Load(api, settings, customers, poor);
        for (Customer each : customers) {
            each.upload("first");
        }
        poor.upload("first");
        for (Customer each : customers) {
            var first = each.firstRevision();
            load.client(each, 0).order(Order.BASE_VIEWS.body(0, first, first));
        }
        return load;
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
                clients.submit(() -> {
                    try {
                        submit(job);
                        return null;
                    } finally {
                        room.release();
                    }
                });
            } else {
                happened("submissions skipped, too many jobs under way");
            }
        }
    }

    private void submit(int number) throws InterruptedException {
        SplittableRandom random = new SplittableRandom(settings.seed() * 31 + number);
        Customer customer = customers.get(random.nextInt(CUSTOMERS));
        if (number % POOR_EVERY == 0) {
            var first = poor.firstRevision();
            client(poor, number).orderWithoutCredit(Order.TECH_PACK.body(number, first, first));
            return;
        }
        if (number % UPLOAD_EVERY == 0 && customer.upload("product-" + number)) {
            happened("pictures uploaded");
        }
        Order order = Order.drawn(random);
        client(customer, number)
                .order(order.body(number, customer.revision(random), customer.firstRevision()));
    }

    private Client client(Customer customer, int number) {
        return new Client(
                api,
                customer,
                new SplittableRandom(settings.seed() * 37 + number),
                stories::add,
                this::happened);
    }

    void happened(String what) {
        happenings.computeIfAbsent(what, _ -> new LongAdder()).increment();
    }

    /** What else happened, and how often. */
    Map<String, LongAdder> happenings() {
        return happenings;
    }

    /** Submits nothing more. */
    void stop() {
        open = false;
    }

    /** Waits until every client has seen its job end, at most that long. */
    void awaitEnd(Duration longest) throws InterruptedException {
        api.giveUpAt(System.nanoTime() + longest.toNanos());
        clients.shutdown();
        Optional.of(clients.awaitTermination(longest.toMillis(), TimeUnit.MILLISECONDS))
                .filter(ended -> !ended)
                .ifPresent(_ -> clients.shutdownNow());
        clients.awaitTermination(5, TimeUnit.SECONDS);
    }

    /** Every job that was accepted, and what was seen of it. */
    List<JobStory> stories() {
        return List.copyOf(stories);
    }

    @Override
    public void close() {
        stop();
        clients.shutdownNow();
    }
}
