package io.techpack.trials.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * Which fault is injected when, drawn from a seed: the same seed gives the same schedule, on every
 * machine.
 *
 * @param faults in the order of their moments
 */
record FaultSchedule(List<PlannedFault> faults) {

    private static final int CHOICES = 1 << 20;

    /**
     * One fault.
     *
     * @param at after the run has begun
     * @param choice from which its target follows
     * @param duration beyond what it takes by its nature
     */
    record PlannedFault(int number, Duration at, FaultKind kind, int choice, Duration duration) {}

    FaultSchedule {
        faults = List.copyOf(faults);
    }

    /**
     * So many faults at random moments of that time: each kind once as far as they reach, the rest
     * by their weights, but those of servers that only longer runs have once for every twenty.
     * Besides the control probes and the orders of operators, which come on top.
     */
    static FaultSchedule of(long seed, Duration time, int faults) {
        SplittableRandom random = new SplittableRandom(seed);
        int twenties = faults / 20;
        List<PlannedFault> planned =
                new ArrayList<>(
                        apart(Long.reverse(seed), time, FaultKind::isOfLongerRuns, twenties));
        List<FaultKind> kinds = kinds(random, faults - planned.size());
        for (FaultKind kind : kinds) {
            planned.add(planned(random, kind, time));
        }
        planned.addAll(apart(~seed, time, FaultKind::isOrder, 1 + twenties));
        planned.sort(Comparator.comparing(PlannedFault::at));
        return numbered(planned);
    }

    /** So many of each of those kinds, drawn apart from all others. */
    private static List<PlannedFault> apart(
            long seed, Duration time, Predicate<FaultKind> kinds, int times) {
        SplittableRandom random = new SplittableRandom(seed);
        List<PlannedFault> planned = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            FaultKind.all().stream()
                    .filter(kinds)
                    .forEach(kind -> planned.add(planned(random, kind, time)));
        }
        return planned;
    }

    private static PlannedFault planned(SplittableRandom random, FaultKind kind, Duration time) {
        Duration duration =
                Duration.ofMillis(
                        random.nextLong(
                                kind.shortestSeconds() * 1_000L,
                                kind.longestSeconds() * 1_000L + 1));
        long latest = Math.max(1, time.minus(duration).toMillis());
        Duration at = Duration.ofMillis(random.nextLong(latest));
        return new PlannedFault(0, at, kind, random.nextInt(CHOICES), duration);
    }

    boolean has(FaultKind kind) {
        return faults.stream().anyMatch(each -> each.kind() == kind);
    }

    /** The same without faults of that kind. */
    FaultSchedule without(FaultKind kind) {
        return new FaultSchedule(faults.stream().filter(each -> each.kind() != kind).toList());
    }

    int count() {
        return Math.toIntExact(faults.stream().filter(each -> each.kind().isFault()).count());
    }

    private static List<FaultKind> kinds(SplittableRandom random, int faults) {
        List<FaultKind> real = FaultKind.all().stream().filter(FaultKind::isDrawn).toList();
        int weights = real.stream().mapToInt(FaultKind::weight).sum();
        List<FaultKind> kinds = new ArrayList<>(real);
        shuffle(kinds, random);
        while (kinds.size() > faults) {
            kinds.removeLast();
        }
        while (kinds.size() < faults) {
            kinds.add(drawn(real, random.nextInt(weights)));
        }
        int probes = 1 + faults * FaultKind.NONE.weight() / weights;
        for (int i = 0; i < probes; i++) {
            kinds.add(FaultKind.NONE);
        }
        shuffle(kinds, random);
        return kinds;
    }

    private static FaultKind drawn(List<FaultKind> kinds, int weight) {
        int rest = weight;
        for (FaultKind kind : kinds) {
            rest -= kind.weight();
            if (rest < 0) {
                return kind;
            }
        }
        return kinds.getLast();
    }

    private static void shuffle(List<FaultKind> kinds, SplittableRandom random) {
        for (int i = kinds.size() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            FaultKind kind = kinds.get(i);
            kinds.set(i, kinds.get(other));
            kinds.set(other, kind);
        }
    }

    private static FaultSchedule numbered(List<PlannedFault> planned) {
        List<PlannedFault> numbered = new ArrayList<>();
        for (PlannedFault each : planned) {
            numbered.add(
                    new PlannedFault(
                            numbered.size() + 1,
                            each.at(),
                            each.kind(),
                            each.choice(),
                            each.duration()));
        }
        return new FaultSchedule(numbered);
    }
}
