package io.techpack.closeups;

import io.techpack.imaging.closeup.CloseUpPlan;
import io.techpack.imaging.closeup.Shot;
import io.techpack.product.ViewType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which of the shots that a picture offers are taken.
 *
 * @param leading whether it is the first view, which also shows the fabric
 */
record ShotSelection(ViewType side, boolean leading) {

    private static final String FABRIC = "fabric_texture";
    private static final Set<String> ON_THE_FRONT_ONLY =
            Set.of("centre_front", "chest", "front_rise", "hip");

    /** How many shots to choose from. */
    int candidates(int count) {
        int spare = side == ViewType.BACK ? ON_THE_FRONT_ONLY.size() : 0;
        return Math.clamp(count + spare, CloseUpPlan.FEWEST, CloseUpPlan.MOST);
    }

    /** That many of the candidates, the best first. */
    List<Shot> of(List<Shot> candidates, int count) {
        List<Shot> best = new ArrayList<>(candidates);
        List<Shot> last = new ArrayList<>();
        if (side == ViewType.BACK) {
            last.addAll(taken(best, ON_THE_FRONT_ONLY));
        }
        List<Shot> fabric = taken(best, Set.of(FABRIC));
        best.addAll(leading ? Math.min(count - 1, best.size()) : best.size(), fabric);
        best.addAll(last);
        return List.copyOf(best.subList(0, count));
    }

    private static List<Shot> taken(List<Shot> from, Set<String> names) {
        List<Shot> out = from.stream().filter(shot -> names.contains(shot.shotName())).toList();
        from.removeAll(out);
        return out;
    }
}
