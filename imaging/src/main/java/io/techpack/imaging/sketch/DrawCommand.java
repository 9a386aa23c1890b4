package io.techpack.imaging.sketch;

import java.awt.geom.Path2D;
import java.util.List;
import java.util.Optional;

/** One command of a display list: a path or a line of text. */
public sealed interface DrawCommand {

    /** How a line looks; a dash of 0 is a solid line. */
    record Stroke(int rgb, double width, double dash, double gap) {

        static Stroke solid(int rgb, double width) {
            return new Stroke(rgb, width, 0, 0);
        }

        static Stroke dashed(int rgb, double width, double dash, double gap) {
            return new Stroke(rgb, width, dash, gap);
        }
    }

    /** A path, filled, stroked or both. Nobody changes the path any more. */
    record Shape(Path2D path, Optional<Integer> fill, Optional<Stroke> stroke)
            implements DrawCommand {}

    /** Where a text's x is. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /**
     * What belongs together. A page finds it by its attribute and its value.
     *
     * @param attribute {@code id}, {@code data-callout} or {@code data-measure}
     * @param hidden written, but not shown until somebody asks for it
     */
    record Group(String attribute, String value, boolean hidden, List<DrawCommand> commands)
            implements DrawCommand {

        public Group {
            commands = List.copyOf(commands);
        }
    }

    /** One line of text on its baseline. */
    record Text(String text, double x, double y, double size, int rgb, Anchor anchor, boolean bold)
            implements DrawCommand {}
}
