package io.techpack.document.page;

import java.io.IOException;
import java.util.List;

/** Short lines of a label and what it names. */
final class Facts {

    private static final double LABEL_WIDTH = 78;

    private Facts() {}

    /** One of them; without a value it is left out. */
    record Fact(String label, String value) {}

    /** Returns where the next line would begin. */
    static double draw(
            Canvas canvas, List<Fact> facts, double x, double top, double width, int mostLines)
            throws IOException {
        double y = top;
        for (Fact fact : facts) {
            if (!fact.value().isBlank()) {
                canvas.text(Style.QUIET, fact.label(), x, y + Style.QUIET.size());
                y =
                        canvas.paragraph(
                                        Style.BODY,
                                        fact.value(),
                                        x + LABEL_WIDTH,
                                        y,
                                        width - LABEL_WIDTH,
                                        mostLines)
                                + 2.5;
            }
        }
        return y;
    }
}
