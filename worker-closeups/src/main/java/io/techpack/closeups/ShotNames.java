package io.techpack.closeups;

import io.techpack.imaging.closeup.Region;
import io.techpack.imaging.closeup.Shot;
import io.techpack.product.CloseUpImage;
import io.techpack.product.ViewType;
import java.util.HashSet;
import java.util.Set;

/** Names the shots of one plan, each differently. For one thread. */
final class ShotNames {

    private final Set<String> taken = new HashSet<>();

    /** The shot in the words of the HTTP contract; other views than the leading one are named. */
    CloseUpImage.Shot name(Shot shot, ViewType side, boolean leading) {
        String name = leading ? shot.shotName() : side.id() + "_" + shot.shotName();
        String unique = name;
        for (int n = 2; !taken.add(unique); n++) {
            unique = name + "_" + n;
        }
        Region region = shot.region();
        return new CloseUpImage.Shot(
                unique,
                leading ? shot.focusArea() : shot.focusArea() + " (" + side.id() + " view)",
                shot.purpose(),
                new CloseUpImage.Region(
                        rounded(region.x()),
                        rounded(region.y()),
                        rounded(region.width()),
                        rounded(region.height())));
    }

    private static double rounded(double share) {
        return Math.round(share * 10_000) / 10_000.0;
    }
}
