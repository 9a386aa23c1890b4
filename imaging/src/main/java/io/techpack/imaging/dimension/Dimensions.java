package io.techpack.imaging.dimension;

import io.techpack.imaging.flat.FlatSpec;
import io.techpack.imaging.flat.SpecReader;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.shape.Anatomy;
import io.techpack.imaging.shape.Landmarks;
import io.techpack.imaging.shape.Measure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A product's dimensions and where their scale comes from. Immutable, any thread.
 *
 * @param basis a sentence that says which size was assumed or given
 * @param assumed true when no measure was given, so that centimetres are only typical
 * @param scaleError how far the scale itself may be off, as a share
 */
public record Dimensions(List<Dimension> all, String basis, boolean assumed, double scaleError) {

    private static final double ASSUMED_ERROR = 0.10;
    private static final double GIVEN_ERROR = 0.02;
    private static final double USUAL_ERROR = 0.07;
    private static final double POINT_ERROR = 0.06;
    private static final double FINEST = 0.5;

    /** How {@link #assumption} names the size that it assumes. */
    private static final Pattern ASSUMED =
            Pattern.compile(
                    "centimetres assume (?<size>[^.;]* = \\d+ cm), (?<usual>usual for this kind of product \\([^)]*\\)) in a middle size\\.");

    private static final Pattern OF_A_KIND =
            Pattern.compile("usual for this kind of product \\([^)]*\\)");

    public Dimensions {
        all = List.copyOf(all);
    }

    /**
     * A known measure is used where the picture shows it; where it does not, the class's usual
     * proportions lead from it to one that is shown, unless it is a detail that says nothing of the
     * size. Without one the class's usual size is assumed. What is measured is decided where the
     * flat's proportions are: a measure that the flat takes as usual is none of the picture's, and
     * a measure that both have has one value.
     */
    public static Dimensions of(Anatomy anatomy, Optional<KnownMeasure> known) {
        Landmarks landmarks = anatomy.drawnLandmarks();
        FlatSpec judged = SpecReader.outline(anatomy);
        Optional<KnownMeasure> usable = known.flatMap(given -> shown(judged, given));
        boolean seen = known.equals(usable);
        SizeReference typical = SizeReference.of(anatomy.kind());
        Measure measure = usable.map(KnownMeasure::measure).orElse(typical.measure());
        double centimetres = usable.map(KnownMeasure::centimetres).orElse(typical.centimetres());
        double pixels = pixels(judged, landmarks, measure);
        double height = anatomy.drawn().box().height();
        double scale = centimetres / (pixels > 0 ? pixels : height);
        double scaleError = usable.isEmpty() ? ASSUMED_ERROR : seen ? GIVEN_ERROR : USUAL_ERROR;
        List<Dimension> all =
                landmarks.measures().stream()
                        .filter(found -> judged.isMeasured(found.measure()))
                        .map(found -> {
                            double drawn = pixels(judged, landmarks, found.measure());
                            double length = drawn * scale;
                            return new Dimension(
                                    found,
                                    length,
                                    drawn / height,
                                    error(length, scaleError, found.confidence()));
                        })
                        .toList();
        return new Dimensions(
                all,
                known.filter(_ -> usable.isPresent())
                        .map(given -> basis(anatomy.kind(), given, seen))
                        .orElseGet(() ->
                                assumption(anatomy.kind(), measure, centimetres)
                                        + known.filter(given -> isUnseenDetail(judged, given))
                                                .map(Dimensions::alone)
                                                .orElse("")),
                usable.isEmpty(),
                scaleError);
    }

    private static double error(double length, double scaleError, double confidence) {
        return Math.max(FINEST, length * (scaleError + POINT_ERROR * (1 - confidence)));
    }

    /**
     * How far an estimate may be off that is so long now, in centimetres, plus or minus: of what
     * the picture told as it was told, of all else as of a point of which nothing is sure.
     */
    public double errorOf(Measure measure, double centimetres) {
        double confidence = of(measure).map(seen -> seen.measured().confidence()).orElse(0.0);
        return error(centimetres, scaleError, confidence);
    }

    /** A measure's length in the picture, as the flat has it: some follow from others. */
    private static double pixels(FlatSpec judged, Landmarks landmarks, Measure measure) {
        return judged.isMeasured(measure)
                ? judged.centimetres(measure).orElse(0.0)
                        / judged.baseCentimetres()
                        * landmarks.length(judged.base())
                : landmarks.length(measure);
    }

    /**
     * The given measure, or the one to which the usual proportions lead from it; empty where the
     * kind has no such measure, or nothing leads from it.
     */
    private static Optional<KnownMeasure> shown(FlatSpec judged, KnownMeasure given) {
        if (judged.isMeasured(given.measure())) {
            return Optional.of(given);
        }
        return FlatSpec.measuresOf(judged.kind()).contains(given.measure())
                        && !isUnseenDetail(judged, given)
                ? Optional.of(
                        new KnownMeasure(
                                judged.base(),
                                Math.clamp(
                                        given.centimetres()
                                                / SpecReader.usualRatio(
                                                        judged.kind(), given.measure()),
                                        1,
                                        499)))
                : Optional.empty();
    }

    /** How wide a cuff or a neck is differs from cut to cut, whatever the garment's size. */
    private static boolean isUnseenDetail(FlatSpec judged, KnownMeasure given) {
        boolean detail =
                switch (given.measure()) {
                    case NECK_WIDTH,
                            NECK_DROP,
                            SLEEVE_LENGTH,
                            CUFF_WIDTH,
                            HOOD_HEIGHT,
                            HANDLE_DROP,
                            LEG_OPENING ->
                            true;
                    case BODY_LENGTH,
                            SHOULDER_WIDTH,
                            CHEST_WIDTH,
                            WAIST_WIDTH,
                            HIP_WIDTH,
                            HEM_WIDTH,
                            OUTSEAM,
                            INSEAM,
                            FRONT_RISE,
                            THIGH_WIDTH,
                            LENGTH,
                            OVERALL_LENGTH,
                            OVERALL_WIDTH,
                            OVERALL_HEIGHT ->
                            false;
                };
        return detail
                && FlatSpec.measuresOf(judged.kind()).contains(given.measure())
                && !judged.isMeasured(given.measure());
    }

    private static String alone(KnownMeasure given) {
        return String.format(
                Locale.ROOT,
                " The given %s of %.1f cm holds for itself: this view does not show it clearly, so it scales nothing else.",
                label(given.measure()),
                given.centimetres());
    }

    private static String basis(GarmentClass kind, KnownMeasure given, boolean seen) {
        String from =
                String.format(
                        Locale.ROOT,
                        "Scaled from the given %s of %.1f cm",
                        label(given.measure()),
                        given.centimetres());
        return seen
                ? from + "; the rest is measured in the picture."
                : "%s by the proportions that are usual for the class %s: this view does not show it clearly."
                        .formatted(from, kind.label());
    }

    private static String assumption(GarmentClass kind, Measure measure, double centimetres) {
        return String.format(
                Locale.ROOT,
                "Ratios are measured; centimetres assume %s = %.0f cm, usual for this kind of product (%s) in a"
                        + " middle size.",
                label(measure),
                centimetres,
                kind.label().replace('_', '-'));
    }

    /**
     * A text with a basis in it, of a product of which a person stated the length that the basis
     * assumes: the others are still of that size, and what was assumed is not said any more.
     */
    public static String withBaseStated(String text) {
        return ASSUMED.matcher(text)
                .replaceAll("centimetres that nobody stated are of a middle size, ${usual}.");
    }

    /** What size a text with a basis in it assumes, such as {@code outseam = 103 cm}; or empty. */
    public static Optional<String> assumedIn(String text) {
        return ASSUMED.matcher(text).results().findFirst().map(found -> found.group("size"));
    }

    /**
     * A text with a basis in it, of a product that a person says is of another kind: no length of
     * the earlier one is assumed any more.
     *
     * @param kind the label of a class
     */
    public static String ofKind(String text, String kind) {
        return OF_A_KIND
                .matcher(withBaseStated(text))
                .replaceAll(
                        Matcher.quoteReplacement("usual for this kind of product (" + kind + ")"));
    }

    private static String label(Measure measure) {
        return measure.label().substring(0, 1).toLowerCase(Locale.ROOT)
                + measure.label().substring(1);
    }

    public Optional<Dimension> of(Measure measure) {
        return all.stream()
                .filter(dimension -> dimension.measured().measure() == measure)
                .findFirst();
    }
}
