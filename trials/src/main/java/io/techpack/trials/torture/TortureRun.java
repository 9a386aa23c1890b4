package io.techpack.trials.torture;

import io.techpack.trials.EndedJobs;
import io.techpack.trials.TrialException;
import io.techpack.trials.torture.FaultSchedule.PlannedFault;
import io.techpack.trials.torture.TortureResult.FaultResult;
import io.techpack.trials.torture.process.FaultScript;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One run: load, faults, settling, checks. For one thread. */
final class TortureRun {

    private static final Duration AFTER_SETTLING = Duration.ofSeconds(5);
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final TortureSettings settings;
    private final ProcessGroup group;
    private final Consumer<String> progress;

    TortureRun(TortureSettings settings, ProcessGroup group, Consumer<String> progress) {
        this.settings = settings;
        this.group = group;
        this.progress = progress;
    }

    /** A fault that was injected, when, and how long it took to be lifted. */
    private record Timed(FaultInjector.Injected injected, Duration at, Duration duration) {}

    TortureResult run() throws InterruptedException, IOException, SQLException, ExecutionException {
        FaultSchedule schedule = schedule();
        LiveJobs live = new LiveJobs(group::database);
        RecoveryTracker recovery = new RecoveryTracker(live);
        try (live;
                recovery;
                RetryingClient client = new RetryingClient(group.url());
                WebhookReceiver receiver = WebhookReceiver.open(settings.seed());
                Workload workload = Workload.prepare(client, receiver, settings);
                RecordReorderer reorderer = new RecordReorderer(group.broker())) {
            new EndedJobs(live.connection()).fill(settings.oldJobs(), progress);
            progress.accept("The system serves; %d faults follow.".formatted(schedule.count()));
            FaultScript script = new FaultScript(settings.script());
            FaultInjector injector =
                    new FaultInjector(
                            group, settings, script, recovery, reorderer, new Operator(client));
            Thread loading = loading(workload);
            List<Timed> faults = inject(schedule, injector);
            workload.stop();
            loading.join();
            receiver.behave();
            Duration settling = settle(workload, live);
            List<String> untold = untold(receiver, live);
            awaitRetention(live);
            return result(faults, workload, client, live, settling, receiver, untold);
        }
    }

    private FaultSchedule schedule() {
        FaultSchedule schedule = settings.schedule();
        if (schedule.has(FaultKind.PGBOUNCER_KILL) && group.pooler().isEmpty()) {
            progress.accept(
                    "PgBouncer is not installed (Debian's package pgbouncer): its restarts are left out.");
            return schedule.without(FaultKind.PGBOUNCER_KILL);
        }
        return schedule;
    }

    private static Thread loading(Workload workload) {
        return Thread.ofVirtual()
                .name("workload")
                .start(() -> {
                    try {
                        workload.run();
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    /** Injects every fault at its moment; returns when the last one is lifted. */
    private List<Timed> inject(FaultSchedule schedule, FaultInjector injector)
            throws InterruptedException, ExecutionException {
        long begin = System.nanoTime();
        List<Future<Timed>> injecting = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (PlannedFault planned : schedule.faults()) {
                injecting.add(threads.submit(inject(planned, injector, begin)));
            }
            List<Timed> faults = new ArrayList<>();
            for (Future<Timed> each : injecting) {
                faults.add(result(each));
            }
            sleepUntil(begin + settings.time().toNanos());
            return faults;
        }
    }

    private static Timed result(Future<Timed> injecting)
            throws InterruptedException, ExecutionException {
        try {
            return injecting.get();
        } catch (ExecutionException fault) {
            if (fault.getCause() instanceof TrialException known) {
                throw known;
            }
            throw fault;
        }
    }

    private Callable<Timed> inject(PlannedFault planned, FaultInjector injector, long begin) {
        return () -> {
            sleepUntil(begin + planned.at().toNanos());
            FaultInjector.Injected injected = injector.inject(planned);
            long at = injected.impact().begin();
            Timed timed =
                    new Timed(
                            injected,
                            Duration.ofNanos(at - begin),
                            Duration.ofNanos(System.nanoTime() - at));
            report(timed);
            return timed;
        };
    }

    private synchronized void report(Timed timed) {
        progress.accept(
                "%8s  %3d  %s: %s, affected %d jobs, lifted after %s"
                        .formatted(
                                Seconds.of(timed.at()),
                                timed.injected().planned().number(),
                                timed.injected().planned().kind().title(),
                                timed.injected().target(),
                                timed.injected().impact().jobs(),
                                Seconds.of(timed.duration())));
    }

    private static void sleepUntil(long nanos) throws InterruptedException {
        long left = nanos - System.nanoTime();
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }

    /** Until no job lives, or the settling time is over. */
    private Duration settle(Workload workload, LiveJobs live) throws InterruptedException {
        progress.accept("The last fault is lifted; the system settles.");
        long begin = System.nanoTime();
        long end = begin + settings.settle().toNanos();
        long busy = begin;
        // a job may still be on its way from a client that has to call again
        for (long now = begin;
                now - end < 0 && now - busy < QUIET.toNanos();
                now = System.nanoTime()) {
            if (!quiet(live)) {
                busy = now;
            }
            Thread.sleep(LOOK);
        }
        Duration settling = Duration.ofNanos(busy - begin);
        // clients now read the ends that they have not yet seen
        workload.awaitEnd(AFTER_SETTLING.plus(settings.settle()).minus(settling));
        return settling;
    }

    /** Ends that were not told, for as long as there are any and the settling time lasts. */
    private List<String> untold(WebhookReceiver receiver, LiveJobs live)
            throws InterruptedException, SQLException {
        long end = System.nanoTime() + settings.settle().toNanos();
        List<String> untold = WebhookCheck.untold(live.connection(), receiver.accepted());
        while (!untold.isEmpty() && System.nanoTime() - end < 0) {
            Thread.sleep(LOOK);
            untold = WebhookCheck.untold(live.connection(), receiver.accepted());
        }
        return untold;
    }

    /** Until all that is old is deleted, or the settling time is over. */
    private void awaitRetention(LiveJobs live) throws InterruptedException, SQLException {
        long end = System.nanoTime() + settings.settle().toNanos();
        while (!FinalStateCheck.retention(live.connection(), settings.oldJobs()).isEmpty()
                && System.nanoTime() - end < 0) {
            Thread.sleep(LOOK);
        }
    }

    private static boolean quiet(LiveJobs live) {
        try {
            return live.all().isEmpty();
        } catch (SQLException _) {
            return false;
        }
    }

    private TortureResult result(
            List<Timed> faults,
            Workload workload,
            RetryingClient client,
            LiveJobs live,
            Duration settling,
            WebhookReceiver receiver,
            List<String> untold)
            throws SQLException, IOException {
        FinalStateCheck state = FinalStateCheck.of(live.connection(), settings.oldJobs());
        List<JobHistory> histories = workload.histories();
        return new TortureResult(
                settings,
                histories.size(),
                histories.stream()
                        .collect(
                                Collectors.groupingBy(
                                        history -> history.status().orElse("unknown"),
                                        TreeMap::new,
                                        Collectors.counting())),
                TortureResult.lost(histories, state),
                TortureResult.notEnded(state),
                histories.stream().mapToInt(JobHistory::results).sum(),
                histories.stream().flatMap(history -> history.anomalies().stream()).toList(),
                state,
                untold,
                receiver.wrong(),
                ExecutionCounts.in(settings.executions()),
                results(faults),
                settling,
                events(workload, client, receiver),
                group.restarts());
    }

    private static List<FaultResult> results(List<Timed> faults) {
        return faults.stream()
                .sorted(Comparator.comparing(Timed::at))
                .map(each ->
                        new FaultResult(
                                each.injected().planned().number(),
                                each.at(),
                                each.injected().planned().kind(),
                                each.injected().target(),
                                each.duration(),
                                each.injected().impact().jobs(),
                                each.injected().impact().recoveryMillis().orElse(-1)))
                .toList();
    }

    private static Map<String, Long> events(
            Workload workload, RetryingClient client, WebhookReceiver receiver) {
        Map<String, Long> events = new TreeMap<>();
        events.put("webhooks accepted", (long) receiver.accepted().size());
        events.put("webhooks accepted once more", receiver.repeated());
        events.put("webhooks that met a faulty receiver", receiver.misbehaved());
        workload.events().forEach((event, count) -> events.put(event, count.sum()));
        client.retries()
                .forEach(
                        (cause, count) -> events.put("calls repeated after " + cause, count.sum()));
        return events;
    }
}
