package io.techpack.document.page;

import io.techpack.document.pack.Colour;
import io.techpack.document.pack.Pack;
import io.techpack.document.pack.View;
import io.techpack.document.table.Labels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Swatches: large ones of the leading view, then those of the others. */
final class ColourPages {

    private static final int ACROSS = 5;
    private static final double GAP = 14;

    private ColourPages() {}

    static boolean isEmpty(Pack pack) {
        return pack.views().stream().allMatch(view -> view.colours().isEmpty());
    }

    static void draw(Flow flow, Pack pack) throws IOException {
        List<View> coloured =
                pack.leadingFirst().stream().filter(view -> !view.colours().isEmpty()).toList();
        for (View view : coloured) {
            boolean leads = view == coloured.getFirst();
            String pattern = view.pattern().isBlank() ? "" : "   ·   pattern: " + view.pattern();
            flow.require(leads ? 0 : 110);
            flow.paragraph(Style.HEADING, Labels.of(view.side()) + pattern);
            if (leads) {
                bar(flow, view.colours());
            }
            swatches(flow, view.colours(), leads ? 84 : 34);
        }
    }

    /** The colours side by side, each as wide as its share. */
    private static void bar(Flow flow, List<Colour> colours) throws IOException {
        List<Colour> shown = colours.stream().filter(each -> each.rgb().isPresent()).toList();
        double all = shown.stream().mapToDouble(ColourPages::share).sum();
        if (shown.size() > 1) {
            double x = flow.area().x();
            for (Colour colour : shown) {
                double width = flow.area().width() * share(colour) / all;
                flow.canvas().fill(new Box(x, flow.y(), width, 12), colour.rgb().orElseThrow());
                x += width;
            }
            flow.canvas()
                    .frame(new Box(flow.area().x(), flow.y(), flow.area().width(), 12), Tone.RULE);
            flow.space(24);
        }
    }

    private static double share(Colour colour) {
        return Math.clamp(colour.percentage().orElse(1), 1, 100);
    }

    private static void swatches(Flow flow, List<Colour> colours, double height)
            throws IOException {
        double width = (flow.area().width() - (ACROSS - 1) * GAP) / ACROSS;
        for (int i = 0; i < colours.size(); i += ACROSS) {
            flow.require(height + 62);
            for (int j = i; j < Math.min(i + ACROSS, colours.size()); j++) {
                double x = flow.area().x() + (j - i) * (width + GAP);
                swatch(flow.canvas(), colours.get(j), new Box(x, flow.y(), width, height));
            }
            flow.space(height + 62);
        }
    }

    private static void swatch(Canvas canvas, Colour colour, Box box) throws IOException {
        if (colour.rgb().isPresent()) {
            canvas.fill(box, colour.rgb().get());
        }
        canvas.frame(box, Tone.RULE);
        double y =
                canvas.paragraph(
                        Style.STRONG, colour.name(), box.x(), box.bottom() + 5, box.width(), 2);
        canvas.paragraph(
                Style.SMALL, String.join("   ", values(colour)), box.x(), y, box.width(), 2);
    }

    private static List<String> values(Colour colour) {
        List<String> values = new ArrayList<>();
        values.add(colour.hex());
        colour.rgb()
                .ifPresent(rgb ->
                        values.add(
                                "RGB %d %d %d"
                                        .formatted(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF)));
        colour.percentage().ifPresent(share -> values.add(share + " %"));
        return values;
    }
}
