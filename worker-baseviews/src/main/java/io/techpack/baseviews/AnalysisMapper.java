package io.techpack.baseviews;

import io.techpack.imaging.closeup.Region;
import io.techpack.imaging.colour.Palette;
import io.techpack.imaging.dimension.Dimension;
import io.techpack.imaging.dimension.KnownMeasure;
import io.techpack.imaging.flat.Choice;
import io.techpack.imaging.flat.Chosen;
import io.techpack.imaging.flat.Contradictions;
import io.techpack.imaging.flat.Origin;
import io.techpack.imaging.flat.SpecSheet;
import io.techpack.imaging.flat.Trait;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.view.Confidences;
import io.techpack.imaging.view.Detail;
import io.techpack.imaging.view.TypicalConstruction;
import io.techpack.imaging.view.ViewAnalysis;
import io.techpack.product.AnalysisData;
import io.techpack.product.CloseUpImage;
import io.techpack.product.FlatSpec;
import io.techpack.product.ViewType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Maps what the pixels of a view say to the shape of the HTTP contract. What was not seen says so.
 *
 * @param spec what a flat is drawn from, if the view shows enough
 * @param kind as which the product was read
 * @param known the measure from which the others are scaled, if one was given
 * @param unknownWords what a client called the kind, if that names none
 */
record AnalysisMapper(
        ViewAnalysis seen,
        Optional<io.techpack.imaging.flat.FlatSpec> spec,
        GarmentClass kind,
        ViewType side,
        Optional<KnownMeasure> known,
        Optional<String> unknownWords) {

    AnalysisData data() {
        return new AnalysisData(
                materials(),
                colors(),
                dimensions(),
                seen.constructionDetails().stream().map(this::construction).toList(),
                seen.designElements().stream()
                        .map(detail -> detail.name() + ": " + design(detail))
                        .toList(),
                seen.hardwareAndTrims().stream()
                        .map(trim ->
                                new AnalysisData.Trim(
                                        trim.name(),
                                        TypicalConstruction.UNKNOWN_TRIM,
                                        trim.inWords()))
                        .toList(),
                confidences(),
                notes(),
                spec.map(SpecSheet::of).map(FlatSpec::of).orElse(null),
                spec.isPresent() ? null : kind.label(),
                known.map(AnalysisMapper::known).orElse(null),
                seen.print().map(AnalysisMapper::print).orElse(null),
                null);
    }

    /** No percentages: a photo does not show what a fabric is made of. */
    private List<AnalysisData.Material> materials() {
        return seen.materials().stream()
                .map(material ->
                        new AnalysisData.Material(
                                material.component(), material.materialType(), null))
                .toList();
    }

    private AnalysisData.Colors colors() {
        return new AnalysisData.Colors(colours(seen.palette()), seen.pattern().label());
    }

    static List<AnalysisData.Color> colours(Palette palette) {
        List<Integer> percentages = palette.percentages();
        return IntStream.range(0, percentages.size())
                .mapToObj(i ->
                        new AnalysisData.Color(
                                palette.colours().get(i).name(),
                                palette.colours().get(i).hex(),
                                percentages.get(i)))
                .toList();
    }

    /**
     * What the picture tells, and the length that was given, whether the picture shows it or not.
     */
    private Map<String, AnalysisData.Dimension> dimensions() {
        Map<String, AnalysisData.Dimension> dimensions = new LinkedHashMap<>();
        if (isMeasurable()) {
            seen.dimensions()
                    .all()
                    .forEach(found ->
                            dimensions.put(
                                    found.measured().measure().key(),
                                    new AnalysisData.Dimension(
                                            found.value(),
                                            found.tolerance(),
                                            isKnown(found) ? null : found.accuracy(),
                                            found.measurementPoint())));
        }
        known.ifPresent(given ->
                dimensions.putIfAbsent(
                        given.measure().key(),
                        new AnalysisData.Dimension(
                                String.format(Locale.ROOT, "%.1f cm", given.centimetres()),
                                Dimension.tolerance(given.measure(), given.centimetres()),
                                null,
                                given.measure().howTo())));
        return dimensions;
    }

    private boolean isKnown(Dimension found) {
        return known.filter(given -> given.measure() == found.measured().measure()).isPresent();
    }

    private static io.techpack.product.KnownMeasure known(KnownMeasure given) {
        return new io.techpack.product.KnownMeasure(given.measure().key(), given.centimetres());
    }

    static CloseUpImage.Region print(Region region) {
        return new CloseUpImage.Region(
                share(region.x()),
                share(region.y()),
                share(region.width()),
                share(region.height()));
    }

    private static double share(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }

    /** Widths and lengths of what is worn on the body show from the front or the back only. */
    private boolean isMeasurable() {
        return switch (side) {
            case FRONT, BACK, OTHER -> true;
            case SIDE, TOP, BOTTOM -> !kind.isSymmetric();
            case DETAIL -> false;
        };
    }

    private AnalysisData.ConstructionDetail construction(Detail detail) {
        return new AnalysisData.ConstructionDetail(
                detail.name(), detail.inWords(), side.id() + " view");
    }

    /** What was said of the neck counts for more than its outline. */
    private String design(Detail detail) {
        return saidNeck().filter(_ -> detail.name().equals("neckline")).orElse(detail.inWords());
    }

    private Optional<String> saidNeck() {
        Optional<String> collar =
                chosen(Trait.COLLAR)
                        .filter(made -> made.origin() != Origin.USUAL)
                        .map(made -> (Choice.Collar) made.choice())
                        .filter(Choice.Collar::isAroundTheNeck)
                        .map(made -> made.id() + " collar");
        return collar.or(() ->
                chosen(Trait.NECKLINE)
                        .filter(made -> made.origin() == Origin.STATED)
                        .map(made -> made.choice().id()));
    }

    private Optional<Chosen> chosen(Trait trait) {
        return spec.flatMap(read -> read.trait(trait));
    }

    private AnalysisData.ConfidenceScores confidences() {
        Confidences sure = seen.confidences();
        return new AnalysisData.ConfidenceScores(
                rounded(sure.overall()),
                rounded(sure.materials()),
                isMeasurable() ? rounded(sure.dimensions()) : 0,
                rounded(sure.construction()));
    }

    private String notes() {
        List<String> notes = new ArrayList<>();
        notes.add("Read as %s.".formatted(kind.label().replace('_', ' ')));
        unknownWords.ifPresent(
                words -> notes.add("'%s' names no kind that the engine knows.".formatted(words)));
        seen.materials()
                .forEach(material ->
                        notes.add(
                                String.format(
                                        Locale.ROOT,
                                        "Material of the %s: %s (confidence %.2f).",
                                        material.component(),
                                        material.note(),
                                        material.confidence())));
        notes.addAll(seen.notes());
        if (!isMeasurable()) {
            notes.add("Not measured: a %s view shows no true widths.".formatted(side.id()));
        }
        spec.map(Contradictions::allIn).ifPresent(notes::addAll);
        return String.join(" ", notes);
    }

    private static double rounded(double confidence) {
        return Math.round(confidence * 100) / 100.0;
    }
}
