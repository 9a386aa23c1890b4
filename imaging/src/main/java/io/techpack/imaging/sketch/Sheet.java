package io.techpack.imaging.sketch;

import io.techpack.imaging.dimension.Dimension;
import io.techpack.imaging.flat.Curve;
import io.techpack.imaging.flat.FlatLine;
import io.techpack.imaging.flat.FlatSpec;
import io.techpack.imaging.flat.Origin;
import io.techpack.imaging.flat.Proportion;
import io.techpack.imaging.raster.Point;
import io.techpack.imaging.sketch.DrawCommand.Stroke;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One page: figure, callouts, dimensions, legend. Confined to one thread. */
final class Sheet {

    static final int WIDTH = 1400;
    static final int HEIGHT = 1000;
    private static final int LONGEST_TITLE = 70;
    private static final int HEAD = 94;
    private static final int LEGEND = 915;

    private final Figure figure;
    private final List<Dimension> dimensions;
    private final FlatSpec spec;
    private final SketchRequest request;
    private final Placement placement;
    private final DimensionLayer arrows;
    private final SaidFeatures features;
    private final CalloutLayer callouts;
    private final Pen pen = new Pen();

    Sheet(Figure figure, List<Dimension> dimensions, FlatSpec spec, SketchRequest request) {
        this.figure = figure;
        this.dimensions = dimensions;
        this.spec = spec;
        this.request = request;
        placement = Placement.of(figure);
        arrows = new DimensionLayer(dimensions, placement);
        features =
                SaidFeatures.of(
                        Feature.of(spec, request.wanted()).stream().filter(figure::shows).toList(),
                        request.remarks(),
                        spec,
                        request.wanted());
        callouts = new CalloutLayer(figure, features.features(), placement, arrows.segments());
    }

    DisplayList draw(String basis) {
        frame();
        product();
        arrows.draw(pen, callouts);
        callouts.draw(pen);
        Legend legend = new Legend(pen);
        legend.dimensions(dimensions, spec);
        legend.callouts(callouts.placed());
        List<String> notes = new ArrayList<>(features.note().stream().toList());
        notes.addAll(
                List.of(
                        basis,
                        figure.provenance(),
                        "* critical for fit. Specifications are usual practice; confirm before use."));
        legend.notes(notes);
        return new DisplayList(WIDTH, HEIGHT, title() + ", " + request.wanted(), pen.commands());
    }

    /** A sentence on what was said of parts that have no callout here. */
    Optional<String> unplaced() {
        return features.note();
    }

    private String title() {
        String title = request.title().strip();
        return title.codePointCount(0, title.length()) <= LONGEST_TITLE
                ? title
                : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE - 1)) + "…";
    }

    private void frame() {
        pen.bold(title(), 40, 52, 22, Ink.BLACK);
        pen.text(spec.kind().label() + "  ·  " + request.viewOf(spec.kind()), 40, 78, 13, Ink.GREY);
        pen.line(new Point(40, HEAD), new Point(WIDTH - 40, HEAD), Stroke.solid(Ink.HAIR, 1));
        pen.line(new Point(LEGEND, 112), new Point(LEGEND, HEIGHT - 40), Stroke.solid(Ink.HAIR, 1));
        pen.centred(request.wanted().name() + captionSuffix(), 450, HEIGHT - 30, 13, Ink.GREY);
    }

    /** Between title and caption, left of the legend. */
    static Rectangle2D figure() {
        return new Rectangle2D.Double(20, HEAD + 4, LEGEND - 25, HEIGHT - HEAD - 48);
    }

    private String captionSuffix() {
        return figure.traced() ? " (traced)" : request.isPhotographed() ? "" : " (inferred)";
    }

    private void product() {
        for (FlatLine line : figure.flat().lines()) {
            pen.shape(
                    line.curve().path(placement.transform(), line.closed()),
                    line.fill().map(Ink::of),
                    line.kind().map(Ink::of));
        }
        if (!figure.trace().isEmpty()) {
            pen.group(
                    "id",
                    "trace",
                    true,
                    () ->
                            figure.trace()
                                    .forEach(outline ->
                                            pen.stroke(
                                                    Curve.through(outline, true)
                                                            .path(placement.transform(), true),
                                                    Ink.TRACE)));
        }
    }

    /** Whether a length is only what the class usually has. */
    static boolean isUsual(Dimension dimension, FlatSpec spec) {
        Proportion proportion = spec.proportions().get(dimension.measured().measure());
        return proportion != null
                && proportion.origin() == Origin.USUAL
                && dimension.measured().measure() != spec.base();
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
                                                    dimension.measured().measure() == measure
                                                            && !isUsual(dimension, spec))
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
