package io.techpack.imaging.sketch;

import io.techpack.imaging.dimension.Dimension;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.raster.Point;
import io.techpack.imaging.sketch.DrawCommand.Stroke;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One page: figure, callouts, dimensions, legend. Confined to one thread. */
final class Sheet {

    static final int WIDTH = 1400;
    static final int HEIGHT = 1000;
    private static final int LONGEST_TITLE = 70;

    private final Figure figure;
    private final List<Dimension> dimensions;
    private final GarmentClass kind;
    private final SketchRequest request;
    private final Placement placement;
    private final CalloutLayer callouts;
    private final Pen pen = new Pen();

    Sheet(Figure figure, List<Dimension> dimensions, GarmentClass kind, SketchRequest request) {
        this.figure = figure;
        this.dimensions = dimensions;
        this.kind = kind;
        this.request = request;
        placement = Placement.of(figure);
        callouts = new CalloutLayer(figure, Feature.of(kind, request.wanted()), placement);
    }

    DisplayList draw(String basis) {
        frame();
        product();
        new DimensionLayer(dimensions, placement, callouts).draw(pen);
        callouts.draw(pen);
        Legend legend = new Legend(pen);
        legend.dimensions(dimensions);
        legend.callouts(callouts.placed());
        legend.notes(
                basis,
                figure.provenance(),
                "* critical for fit. Specifications are usual practice; confirm before use.");
        return new DisplayList(WIDTH, HEIGHT, title() + ", " + request.wanted(), pen.commands());
    }

    private String title() {
        String title = request.title().strip();
        return title.codePointCount(0, title.length()) <= LONGEST_TITLE
                ? title
                : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE - 1)) + "…";
    }

    private void frame() {
        pen.bold(title(), 40, 52, 22, Ink.BLACK);
        pen.text(
                kind.label().replace('_', '-')
                        + "  ·  "
                        + request.wanted().name().toLowerCase(Locale.ROOT)
                        + " view",
                40,
                78,
                13,
                Ink.GREY);
        pen.line(new Point(40, 94), new Point(WIDTH - 40, 94), Stroke.solid(Ink.HAIR, 1));
        pen.line(new Point(915, 112), new Point(915, HEIGHT - 40), Stroke.solid(Ink.HAIR, 1));
        pen.centred(request.wanted().name() + captionSuffix(), 450, HEIGHT - 30, 13, Ink.GREY);
    }

    private String captionSuffix() {
        return request.isTraced()
                ? " (traced)"
                : figure.observed() ? " (inferred)" : " (schematic)";
    }

    private void product() {
        Stroke outline =
                figure.observed()
                        ? Stroke.solid(Ink.BLACK, Ink.OUTLINE)
                        : Stroke.dashed(Ink.BLACK, Ink.OUTLINE * 0.75, 9, 5);
        for (List<Point> points : figure.outlines()) {
            pen.shape(
                    Pen.curve(placement.place(points), true),
                    Optional.of(Ink.CLOTH),
                    Optional.of(outline));
        }
        for (List<Point> line : figure.innerLines()) {
            pen.stroke(Pen.curve(placement.place(line), false), Stroke.solid(Ink.PALE, Ink.INNER));
        }
        for (Seam seam : figure.seams()) {
            Stroke stroke =
                    seam.stitched()
                            ? Stroke.dashed(Ink.GREY, Ink.STITCH, 5, 4)
                            : Stroke.solid(Ink.BLACK, Ink.SEAM);
            pen.stroke(Pen.curve(placement.place(seam.points()), false), stroke);
        }
    }

    /** The same as printed, with fractions of this sheet. */
    List<Callout> callouts() {
        List<Callout> result = new ArrayList<>();
        for (CalloutLayer.Placed placed : callouts.placed()) {
            Feature feature = placed.feature();
            Optional<String> measurement =
                    feature.measure()
                            .flatMap(measure ->
                                    dimensions.stream()
                                            .filter(dimension ->
                                                    dimension.measured().measure() == measure)
                                            .map(Dimension::value)
                                            .findFirst());
            result.add(
                    new Callout(
                            result.size() + 1,
                            feature.name(),
                            Math.clamp(placed.target().x() / WIDTH, 0, 1),
                            Math.clamp(placed.target().y() / HEIGHT, 0, 1),
                            feature.specification(),
                            measurement,
                            feature.category(),
                            feature.critical()));
        }
        return result;
    }
}
