package io.techpack.imaging.sketch;

import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * A drawing as a list, painted in order on white paper. All who paint or write it read the same
 * list.
 */
public record DisplayList(int width, int height, String title, List<DrawCommand> commands) {

    public DisplayList {
        commands = List.copyOf(commands);
    }

    /**
     * What of a sheet is the figure with its numbers and letters, without the title above and the
     * legend beside it; all of a list that is no sheet.
     */
    public Rectangle2D figure() {
        return width == Sheet.WIDTH && height == Sheet.HEIGHT
                ? Sheet.figure()
                : new Rectangle2D.Double(0, 0, width, height);
    }
}
