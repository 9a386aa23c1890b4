package io.techpack.baseviews.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Whole percentages that keep their proportions and have a given sum. */
final class Rescaling {

    private Rescaling() {}

    /** By largest remainders; all equal where there is nothing to keep. */
    static List<Integer> to(int sum, List<Integer> parts) {
        int before = parts.stream().mapToInt(Integer::intValue).sum();
        List<Double> exact =
                parts.stream()
                        .map(part ->
                                before == 0
                                        ? sum / (double) parts.size()
                                        : part * (double) sum / before)
                        .toList();
        List<Integer> whole = new ArrayList<>(exact.stream().map(Double::intValue).toList());
        int missing = sum - whole.stream().mapToInt(Integer::intValue).sum();
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> whole.get(i) - exact.get(i)))
                .limit(missing)
                .forEach(i -> whole.set(i, whole.get(i) + 1));
        return whole;
    }
}
