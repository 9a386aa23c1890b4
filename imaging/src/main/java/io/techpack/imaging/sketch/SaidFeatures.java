package io.techpack.imaging.sketch;

import io.techpack.imaging.flat.Choice;
import io.techpack.imaging.flat.FlatSpec;
import io.techpack.imaging.flat.Trait;
import io.techpack.imaging.kind.ViewSide;
import io.techpack.imaging.sketch.SketchRequest.Remark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
            Optional<Feature> meant =
                    PartNames.meant(remark.part(), usual)
                            .or(() -> PartNames.meant(remark.words(), usual));
            if (meant.isPresent()) {
                said.merge(
                        meant.get(),
                        counted(remark.words(), spec),
                        (one, more) -> one + "; " + more);
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

    /** Whoever says what the buttons are has not said how many. */
    private static String counted(String words, FlatSpec spec) {
        boolean buttoned =
                spec.trait(Trait.CLOSURE)
                        .map(chosen -> (Choice.Closure) chosen.choice())
                        .filter(Choice.Closure::isButtoned)
                        .isPresent();
        return buttoned && PartNames.areButtons(words)
                ? "%s (%d in all)".formatted(words, spec.buttons())
                : words;
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
