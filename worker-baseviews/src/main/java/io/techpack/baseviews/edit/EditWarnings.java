package io.techpack.baseviews.edit;

import io.techpack.baseviews.FlatSheet;
import io.techpack.imaging.dimension.Dimensions;
import io.techpack.imaging.flat.Contradictions;
import io.techpack.imaging.flat.DroppedLengths;
import io.techpack.imaging.flat.FlatSpec;
import io.techpack.imaging.shape.Measure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a person should know of an edit that was done, besides what contradicts in it. */
final class EditWarnings {

    /** So much another length is a correction of the product's size, not of a reading. */
    private static final double ANOTHER_SIZE = 0.03;

    private EditWarnings() {}

    /**
     * Sentences on what the edit did not change though it may be meant, and on what it took away.
     *
     * @param before the analysis proper as it was
     * @param after as it is
     */
    static List<String> of(JsonNode before, JsonNode after) {
        Optional<FlatSpec> then = new FlatSheet(before).read();
        Optional<FlatSpec> now = new FlatSheet(after).read();
        if (then.isEmpty() || now.isEmpty()) {
            return List.of();
        }
        List<String> warnings = new ArrayList<>();
        if (then.get().kind() == now.get().kind()) {
            Optional<String> assumed = assumedSize(then.get(), now.get(), after);
            assumed.ifPresentOrElse(
                    warnings::add,
                    () -> warnings.addAll(Contradictions.withEstimatesIn(now.get())));
            contradicted(then.get(), now.get()).forEach(warnings::add);
        } else {
            warnings.addAll(DroppedLengths.between(then.get(), now.get()));
        }
        return warnings;
    }

    /** The others stay in the size that was assumed, though this one says that it is another. */
    private static Optional<String> assumedSize(FlatSpec then, FlatSpec now, JsonNode after) {
        List<Measure> said =
                Arrays.stream(Measure.values())
                        .filter(measure -> then.isMeasured(measure) && now.isStated(measure))
                        .filter(measure -> measure != now.base())
                        .filter(measure ->
                                Math.abs(length(now, measure) / length(then, measure) - 1)
                                        > ANOTHER_SIZE)
                        .toList();
        return said.size() == 1
                ? Dimensions.assumedIn(after.path("analysis_notes").asString(""))
                        .map(size ->
                                String.format(
                                        Locale.ROOT,
                                        "Only the %1$s was changed; the other lengths still assume %2$s. If %3$.1f cm was taken from the product with a tape, analyse it again with knownMeasure {\"key\": \"%4$s\", \"centimetres\": %3$.1f}: all lengths are scaled by it then.",
                                        words(said.getFirst()),
                                        size,
                                        length(now, said.getFirst()),
                                        said.getFirst().key()))
                : Optional.empty();
    }

    /** "Short sleeves" takes back that they are 62 cm long. */
    private static Stream<String> contradicted(FlatSpec then, FlatSpec now) {
        return Arrays.stream(Measure.values())
                .filter(measure -> then.isStated(measure) && !now.isStated(measure))
                .map(measure ->
                        String.format(
                                Locale.ROOT,
                                "The stated %s of %.1f cm was dropped: what was said now contradicts it.",
                                words(measure),
                                length(then, measure)));
    }

    private static double length(FlatSpec spec, Measure measure) {
        return spec.centimetres(measure).orElse(0.0);
    }

    private static String words(Measure measure) {
        return measure.key().replace('_', ' ');
    }
}
