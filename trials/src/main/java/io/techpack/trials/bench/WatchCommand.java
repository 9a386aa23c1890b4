package io.techpack.trials.bench;

import io.techpack.trials.Percentiles;
import io.techpack.trials.TrialException;
import io.techpack.trials.client.ObservedJob;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description =
                "Has clients wait for the ends of running jobs, by event streams and by long polls, and"
                        + " cancels the jobs one by one: how long until the clients are told.")
final class WatchCommand implements Callable<Integer> {

    /** Longer than everything here takes. */
    private static final Duration STAGE = Duration.ofMinutes(30);

    private static final Duration TO_BEGIN = Duration.ofSeconds(30);

    /** Between two cancellations: clients are told of one job at a time. */
    private static final long PACE_MILLIS = 50;

    @Mixin private final BenchOptions options = new BenchOptions();

    @Option(
            names = "--streams",
            paramLabel = "S",
            defaultValue = "2000",
            description = "How many event streams (default: ${DEFAULT-VALUE}).")
    private int streams = 2_000;

    @Option(
            names = "--polls",
            paramLabel = "P",
            defaultValue = "2000",
            description = "How many long polls (default: ${DEFAULT-VALUE}).")
    private int polls = 2_000;

    @Option(
            names = "--jobs",
            paramLabel = "J",
            defaultValue = "100",
            description = "How many jobs they share (default: ${DEFAULT-VALUE}).")
    private int jobs = 100;

    @Option(
            names = "--elsewhere",
            description =
                    "Cancel by way of another gateway than the one where the clients wait, so that"
                            + " it hears of each end from Kafka.")
    private boolean elsewhere;

    @Override
    public Integer call() throws Exception {
        if (!options.local()) {
            throw options.usage("watch needs a system whose stages wait; leave --url out.");
        }
        return options.run(Math.max(jobs, options.inFlight(jobs)), this::watch);
    }

    private BenchResult watch(Target target) throws Exception {
        target.stageDuration(STAGE);
        ResultPrinter printer = options.printer();
        HttpSubmitter canceling = elsewhere ? target.elsewhere() : target.http();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<ObservedJob> watched = new ArrayList<>();
            for (int i = 0; i < jobs; i++) {
                watched.add(target.http().runningJob(TO_BEGIN));
            }
            long before = PeakMemory.nowMegabytes();
            List<List<Future<Long>>> told = new ArrayList<>();
            List<WatchingClient> clients = new ArrayList<>();
            for (int i = 0; i < jobs; i++) {
                told.add(watchers(target, watched.get(i), i, threads, clients));
            }
            target.awaitHeldRequests(streams + polls, TO_BEGIN);
            printer.progress(
                    "%d streams and %d long polls are open; the whole process has %d MB resident, %d MB before."
                            .formatted(streams, polls, PeakMemory.nowMegabytes(), before));
            Histogram nanos = new Histogram(Percentiles.DIGITS);
            for (int i = 0; i < jobs; i++) {
                TimeUnit.MILLISECONDS.sleep(PACE_MILLIS);
                long canceled = System.nanoTime();
                canceling.cancel(watched.get(i).id());
                for (Future<Long> each : told.get(i)) {
                    nanos.recordValue(each.get(20, TimeUnit.SECONDS) - canceled);
                }
            }
            for (WatchingClient client : clients) {
                client.close();
            }
            return BenchResult.of("watch", 0).withLatencies(Percentiles.ofNanos(nanos));
        } finally {
            target.stageDuration(Duration.ZERO);
        }
    }

    /** The clients of one of the jobs, each of which says when it was told. */
    private List<Future<Long>> watchers(
            Target target,
            ObservedJob job,
            int number,
            ExecutorService threads,
            List<WatchingClient> clients)
            throws IOException {
        List<Future<Long>> told = new ArrayList<>();
        for (int i = number; i < streams; i += jobs) {
            clients.add(target.http().stream(job.id()));
            told.add(threads.submit(clients.getLast()::awaitEnd));
        }
        for (int i = number; i < polls; i += jobs) {
            clients.add(target.http().longPoll(job.id(), job.version()));
            told.add(threads.submit(clients.getLast()::awaitEnd));
        }
        if (told.isEmpty()) {
            throw new TrialException("There are fewer clients than jobs.");
        }
        return told;
    }
}
