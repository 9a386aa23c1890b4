package io.techpack.imaging.sketch;

import java.util.List;

/** A drawing as a list, painted in order on white paper. Both writers read the same list. */
record DisplayList(int width, int height, String title, List<DrawCommand> commands) {

    DisplayList {
        commands = List.copyOf(commands);
    }
}
