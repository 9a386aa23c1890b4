package io.techpack.imaging.sketch;

import io.techpack.imaging.dimension.Dimension;
import io.techpack.imaging.dimension.Dimensions;
import io.techpack.imaging.flat.Flat;
import io.techpack.imaging.flat.FlatSpec;
import io.techpack.imaging.flat.FlatTemplate;
import io.techpack.imaging.flat.Origin;
import io.techpack.imaging.flat.Proportion;
import io.techpack.imaging.raster.Interruption;
import io.techpack.imaging.shape.Anatomy;
import io.techpack.imaging.shape.Measure;
import io.techpack.imaging.shape.Measured;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Draws one side of a product as a technical drawing. Deterministic, any thread, about 0.15 s on
 * one core.
 */
public final class DrawingComposer {

    private DrawingComposer() {}

    /**
     * @param anatomy of the photo, for the trace
     * @param spec what to draw; its class decides whether there is a template
     * @param estimated what the picture told: how far an estimate may be off is said there
     * @param basis sentences that say what the spec's centimetres rest on
     * @throws InterruptedException when the thread is interrupted between two phases
     */
    public static TechnicalDrawing draw(
            Anatomy anatomy,
            FlatSpec spec,
            Dimensions estimated,
            String basis,
            SketchRequest request)
            throws InterruptedException {
        Interruption.check();
        Figure figure = figure(anatomy, spec, request);
        List<Dimension> shown =
                figure.flat().measures().stream()
                        .map(measured -> scaled(measured, spec, estimated, figure.traced()))
                        .toList();
        Sheet sheet = new Sheet(figure, shown, spec, request);
        DisplayList list = sheet.draw(basis);
        Interruption.check();
        byte[] png = Rasterizer.png(list);
        return new TechnicalDrawing(
                request.wanted(),
                SvgWriter.svg(list),
                png,
                sheet.callouts(),
                shown.stream().filter(dimension -> !Sheet.isUsual(dimension, spec)).toList(),
                sheet.unplaced()
                        .map(note -> figure.provenance() + " " + note)
                        .orElse(figure.provenance()));
    }

    static Figure figure(Anatomy anatomy, FlatSpec spec, SketchRequest request) {
        Optional<Flat> flat = FlatTemplate.draw(spec, request.wanted());
        if (flat.isEmpty()) {
            double scale = spec.baseCentimetres() / anatomy.traced().box().width();
            String how =
                    request.isPhotographed()
                            ? "%s, the traced outline; there is no pattern of this kind of product."
                            : "%s not seen: the outline of the photographed side, traced.";
            return new Figure(
                    Outlines.drawn(anatomy, scale),
                    List.of(),
                    true,
                    how.formatted(view(spec, request)));
        }
        Figure drawn = new Figure(flat.get(), List.of(), false, provenance(spec, request));
        return request.isPhotographed()
                ? new Figure(drawn.flat(), Outlines.over(drawn, anatomy), false, drawn.provenance())
                : drawn;
    }

    private static String provenance(FlatSpec spec, SketchRequest request) {
        long known =
                spec.proportions().values().stream()
                        .filter(proportion -> proportion.origin() != Origin.USUAL)
                        .count();
        return "%s%s, drawn from a specification: %d of %d proportions are measured or stated, the rest is usual for the class %s."
                .formatted(
                        view(spec, request),
                        request.isPhotographed() ? "" : " inferred",
                        known,
                        spec.proportions().size(),
                        spec.kind().label());
    }

    private static String view(FlatSpec spec, SketchRequest request) {
        String lower = request.viewOf(spec.kind());
        return lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
    }

    private static Dimension scaled(
            Measured measured, FlatSpec spec, Dimensions estimated, boolean traced) {
        Measure measure = measured.measure();
        Proportion proportion = spec.proportions().get(measure);
        double centimetres =
                proportion == null || traced
                        ? measured.length()
                        : proportion.ratio() * spec.baseCentimetres();
        return new Dimension(
                measured,
                centimetres,
                centimetres / spec.baseCentimetres(),
                spec.isStated(measure) ? 0 : estimated.errorOf(measure, centimetres));
    }
}
