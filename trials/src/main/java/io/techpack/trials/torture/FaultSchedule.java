package io.techpack.trials.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

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
     * by their weights. Between the control probes and the orders of operators, which come on top.
     */
    static FaultSchedule of(long seed, Duration time, int faults) {
        SplittableRandom random = new SplittableRandom(seed);
        List<FaultKind> kinds = kinds(random, faults);
        List<PlannedFault> planned = new ArrayList<>();
        for (FaultKind kind : kinds) {
            planned.add(planned(random, kind, time));
        }
        planned.addAll(orders(seed, time, faults));
        planned.sort(Comparator.comparing(PlannedFault::at));
        return numbered(planned);
    }

    /** One of each for every twenty faults, and one at least; drawn apart from them. */
    private static List<PlannedFault> orders(long seed, Duration time, int faults) {
        SplittableRandom random = new SplittableRandom(~seed);
        List<PlannedFault> orders = new ArrayList<>();
        for (int i = 0; i < 1 + faults / 20; i++) {
            FaultKind.all().stream()
                    .filter(FaultKind::isOrder)
                    .forEach(kind -> orders.add(planned(random, kind, time)));
        }
        return orders;
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

    int count() {
        return Math.toIntExact(faults.stream().filter(each -> each.kind().isFault()).count());
    }

    private static List<FaultKind> kinds(SplittableRandom random, int faults) {
        List<FaultKind> real = FaultKind.all().stream().filter(FaultKind::isFault).toList();
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
