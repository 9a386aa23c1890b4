package io.techpack.closeups;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** How many of the close-ups are taken of which view. */
final class ShotAllocation {

    private ShotAllocation() {}

    /** Half and more for the first view, the rest in turn for the others; the sum is exact. */
    static List<Integer> of(int views, int shots) {
        if (views == 1) {
            return List.of(shots);
        }
        int leading = (shots + 1) / 2;
        List<Integer> counts = new ArrayList<>(List.of(leading));
        int others = views - 1;
        int rest = shots - leading;
        IntStream.range(0, others)
                .forEach(i -> counts.add(rest / others + (i < rest % others ? 1 : 0)));
        return List.copyOf(counts);
    }
}
