package io.techpack.cli.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What is done when, drawn from a seed: the same seed gives the same schedule, on every machine.
 *
 * @param faults in the order of their moments
 */
record Schedule(List<Planned> faults) {

    private static final int TARGETS = 1 << 20;

    /**
     * One fault.
     *
     * @param at after the torture has begun
     * @param choice from which its target follows
     * @param lasts how long, beyond what it takes by its nature
     */
    record Planned(int number, Duration at, Fault fault, int choice, Duration lasts) {}

    Schedule {
        faults = List.copyOf(faults);
    }

    /**
     * So many faults at random moments of that time: each kind once as far as they reach, the rest
     * by their weights. Between the control probes, which come on top.
     */
    static Schedule of(long seed, Duration time, int faults) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Fault> kinds = kinds(random, faults);
        List<Planned> planned = new ArrayList<>();
        for (Fault kind : kinds) {
            Duration lasts =
                    Duration.ofMillis(
                            random.nextLong(
                                    kind.shortestSeconds() * 1_000L,
                                    kind.longestSeconds() * 1_000L + 1));
            long latest = Math.max(1, time.minus(lasts).toMillis());
            Duration at = Duration.ofMillis(random.nextLong(latest));
            planned.add(new Planned(0, at, kind, random.nextInt(TARGETS), lasts));
        }
        planned.sort(Comparator.comparing(Planned::at));
        return numbered(planned);
    }

    int count() {
        return Math.toIntExact(faults.stream().filter(each -> each.fault() != Fault.NONE).count());
    }

    private static List<Fault> kinds(SplittableRandom random, int faults) {
        List<Fault> real = Fault.all().stream().filter(fault -> fault != Fault.NONE).toList();
        int weights = real.stream().mapToInt(Fault::weight).sum();
        List<Fault> kinds = new ArrayList<>(real);
        shuffle(kinds, random);
        while (kinds.size() > faults) {
            kinds.removeLast();
        }
        while (kinds.size() < faults) {
            kinds.add(drawn(real, random.nextInt(weights)));
        }
        int probes = 1 + faults * Fault.NONE.weight() / weights;
        for (int i = 0; i < probes; i++) {
            kinds.add(Fault.NONE);
        }
        shuffle(kinds, random);
        return kinds;
    }

    private static Fault drawn(List<Fault> kinds, int weight) {
        int rest = weight;
        for (Fault kind : kinds) {
            rest -= kind.weight();
            if (rest < 0) {
                return kind;
            }
        }
        return kinds.getLast();
    }

    private static void shuffle(List<Fault> kinds, SplittableRandom random) {
        for (int i = kinds.size() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            Fault kind = kinds.get(i);
            kinds.set(i, kinds.get(other));
            kinds.set(other, kind);
        }
    }

    private static Schedule numbered(List<Planned> planned) {
        List<Planned> numbered = new ArrayList<>();
        for (Planned each : planned) {
            numbered.add(
                    new Planned(
                            numbered.size() + 1,
                            each.at(),
                            each.fault(),
                            each.choice(),
                            each.lasts()));
        }
        return new Schedule(numbered);
    }
}
