package io.techpack.imaging.sketch;

import io.techpack.imaging.flat.Choice;
import io.techpack.imaging.flat.FlatSpec;
import io.techpack.imaging.flat.Trait;
import io.techpack.imaging.kind.ViewSide;
import io.techpack.imaging.sketch.SketchRequest.Remark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The features of a sheet with what a person said of them.
 *
 * @param features those that the sheet can point to
 * @param unplaced what was said of parts that it cannot point to
 */
record SaidFeatures(List<Feature> features, List<Remark> unplaced) {

    SaidFeatures {
        features = List.copyOf(features);
        unplaced = List.copyOf(unplaced);
    }

    /**
     * @param side that the sheet shows: what is said of the front's neck is not said of the back's
     */
    static SaidFeatures of(
            List<Feature> usual, List<Remark> remarks, FlatSpec spec, ViewSide side) {
        Map<Feature, String> said = new LinkedHashMap<>();
        List<Remark> unplaced = new ArrayList<>();
        for (Remark remark : remarks) {
            if (side == ViewSide.BACK && PartNames.isFrontNeck(remark)) {
                continue;
            }
            boolean elsewhere = side == ViewSide.FRONT && PartNames.isAtTheBack(remark.part());
            Optional<Feature> meant = elsewhere ? Optional.empty() : meant(remark, usual);
            if (meant.isPresent()) {
                said.merge(meant.get(), counted(remark.words(), spec), SaidFeatures::together);
            } else {
                unplaced.add(remark);
            }
        }
        return new SaidFeatures(
                usual.stream()
                        .map(feature ->
                                Optional.ofNullable(said.get(feature))
                                        .map(feature::specified)
                                        .orElse(feature))
                        .toList(),
                unplaced);
    }

    /** A part that the sheet does not show is none of the others that its words name. */
    private static Optional<Feature> meant(Remark remark, List<Feature> usual) {
        Optional<Feature> meant = PartNames.meant(remark.part(), usual);
        return meant.isPresent() || PartNames.isPart(remark.part())
                ? meant
                : PartNames.meant(remark.words(), usual);
    }

    /** What another line says already, in more words, is not said twice. */
    private static String together(String one, String more) {
        if (holds(more, one)) {
            return more;
        }
        return holds(one, more) ? one : one + "; " + more;
    }

    private static boolean holds(String words, String others) {
        return tokens(words).containsAll(tokens(others));
    }

    private static List<String> tokens(String words) {
        return List.of(words.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"));
    }

    /** Whoever says what the buttons are may not have said how many. */
    private static String counted(String words, FlatSpec spec) {
        boolean buttoned =
                spec.trait(Trait.CLOSURE)
                        .map(chosen -> (Choice.Closure) chosen.choice())
                        .filter(Choice.Closure::isButtoned)
                        .isPresent();
        return buttoned && PartNames.areButtons(words) && !counts(words, spec.buttons())
                ? "%s (%d in all)".formatted(words, spec.buttons())
                : words;
    }

    /** Whether the number is among the words; four-hole buttons are not four. */
    private static boolean counts(String words, int number) {
        return Pattern.compile("(?<![\\d.,])" + number + "(?![\\d.,-])").matcher(words).find();
    }

    /** A sentence on what no callout says; empty where there is nothing. */
    Optional<String> note() {
        return unplaced.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Also said: %s."
                                .formatted(
                                        String.join(
                                                "; ",
                                                unplaced.stream()
                                                        .map(SaidFeatures::words)
                                                        .distinct()
                                                        .toList())));
    }

    private static String words(Remark remark) {
        return remark.words().contains(remark.part())
                ? remark.words()
                : remark.part() + ": " + remark.words();
    }
}
