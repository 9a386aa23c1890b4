package io.techpack.cli.torture;

import io.techpack.cli.client.Server;
import io.techpack.cli.torture.Findings.Blow;
import io.techpack.cli.torture.Schedule.Planned;
import io.techpack.cli.torture.victim.Script;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One run: load, faults, settling, audit. For one thread. */
final class Torture {

    private static final Duration AFTER_SETTLING = Duration.ofSeconds(5);
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Settings settings;
    private final Fleet fleet;
    private final Consumer<String> progress;

    Torture(Settings settings, Fleet fleet, Consumer<String> progress) {
        this.settings = settings;
        this.fleet = fleet;
        this.progress = progress;
    }

    /** A fault that was done, when, and how long it took to be lifted. */
    private record Struck(Torturer.Done done, Duration at, Duration lasted) {}

    Findings run() throws InterruptedException, IOException, SQLException, ExecutionException {
        Schedule schedule = Schedule.of(settings.seed(), settings.time(), settings.faults());
        Board board = new Board(fleet.database());
        Recovery recovery = new Recovery(board);
        Server server = new Server(fleet.url(), Optional.empty());
        try (board;
                recovery;
                Api api = new Api(server);
                Load load = Load.prepared(api, settings);
                Disorder disorder = new Disorder(fleet.broker())) {
            progress.accept("The system serves; %d faults follow.".formatted(schedule.count()));
            Script script = new Script(settings.script());
            Torturer torturer = new Torturer(fleet, settings, script, recovery, disorder);
            Thread loading = loading(load);
            List<Struck> struck = strike(schedule, torturer);
            load.stop();
            loading.join();
            Duration settling = settle(load, board);
            return findings(struck, load, api, board, settling);
        }
    }

    private static Thread loading(Load load) {
        return Thread.ofVirtual()
                .name("load")
                .start(() -> {
                    try {
                        load.run();
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    /** Does every fault at its moment; returns when the last one is lifted. */
    private List<Struck> strike(Schedule schedule, Torturer torturer)
            throws InterruptedException, ExecutionException {
        long begin = System.nanoTime();
        List<Future<Struck>> striking = new ArrayList<>();
        try (ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Planned planned : schedule.faults()) {
                striking.add(hands.submit(strike(planned, torturer, begin)));
            }
            List<Struck> struck = new ArrayList<>();
            for (Future<Struck> each : striking) {
                struck.add(result(each));
            }
            sleepUntil(begin + settings.time().toNanos());
            return struck;
        }
    }

    private static Struck result(Future<Struck> striking)
            throws InterruptedException, ExecutionException {
        try {
            return striking.get();
        } catch (ExecutionException fault) {
            if (fault.getCause() instanceof TortureFault told) {
                throw told;
            }
            throw fault;
        }
    }

    private Callable<Struck> strike(Planned planned, Torturer torturer, long begin) {
        return () -> {
            sleepUntil(begin + planned.at().toNanos());
            Torturer.Done done = torturer.apply(planned);
            Duration at = Duration.ofNanos(done.wound().begin() - begin);
            Struck struck =
                    new Struck(
                            done, at, Duration.ofNanos(System.nanoTime() - done.wound().begin()));
            tell(struck);
            return struck;
        };
    }

    private synchronized void tell(Struck struck) {
        progress.accept(
                "%8s  %3d  %s: %s, met %d jobs, lifted after %s"
                        .formatted(
                                Percentiles.seconds(struck.at().toMillis()),
                                struck.done().planned().number(),
                                struck.done().planned().fault().title(),
                                struck.done().whom(),
                                struck.done().wound().jobs(),
                                Percentiles.seconds(struck.lasted().toMillis())));
    }

    private static void sleepUntil(long nanos) throws InterruptedException {
        long left = nanos - System.nanoTime();
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }

    /** Until no job lives, or the settling time is over. */
    private Duration settle(Load load, Board board) throws InterruptedException {
        progress.accept("The last fault is lifted; the system settles.");
        long begin = System.nanoTime();
        long end = begin + settings.settle().toNanos();
        long busy = begin;
        // a job may still be on its way from a client that has to call again
        for (long now = begin;
                now - end < 0 && now - busy < QUIET.toNanos();
                now = System.nanoTime()) {
            if (!quiet(board)) {
                busy = now;
            }
            Thread.sleep(LOOK);
        }
        Duration settling = Duration.ofNanos(busy - begin);
        // clients now read the ends that they have not yet seen
        load.awaitEnd(AFTER_SETTLING.plus(settings.settle()).minus(settling));
        return settling;
    }

    private static boolean quiet(Board board) {
        try {
            return board.live().isEmpty();
        } catch (SQLException _) {
            return false;
        }
    }

    private Findings findings(
            List<Struck> struck, Load load, Api api, Board board, Duration settling)
            throws SQLException, IOException {
        Books books = Books.audited(board.connection());
        List<JobStory> stories = load.stories();
        return new Findings(
                settings,
                stories.size(),
                stories.stream()
                        .collect(
                                Collectors.groupingBy(
                                        story -> story.status().orElse("unknown"),
                                        TreeMap::new,
                                        Collectors.counting())),
                Findings.lost(stories, books),
                Findings.notEnded(books),
                stories.stream().mapToInt(JobStory::results).sum(),
                stories.stream().flatMap(story -> story.breaches().stream()).toList(),
                books,
                Executions.in(settings.executions()),
                blows(struck),
                settling,
                happenings(load, api),
                fleet.restarts());
    }

    private static List<Blow> blows(List<Struck> struck) {
        return struck.stream()
                .sorted(Comparator.comparing(Struck::at))
                .map(each ->
                        new Blow(
                                each.done().planned().number(),
                                each.at(),
                                each.done().planned().fault(),
                                each.done().whom(),
                                each.lasted(),
                                each.done().wound().jobs(),
                                each.done().wound().millis().orElse(-1)))
                .toList();
    }

    private static Map<String, Long> happenings(Load load, Api api) {
        Map<String, Long> happenings = new TreeMap<>();
        load.happenings().forEach((what, count) -> happenings.put(what, count.sum()));
        for (Map.Entry<String, LongAdder> trouble : api.troubles().entrySet()) {
            happenings.put("calls made again after " + trouble.getKey(), trouble.getValue().sum());
        }
        return happenings;
    }
}
