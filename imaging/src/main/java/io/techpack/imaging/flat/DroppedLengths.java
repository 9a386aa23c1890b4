package io.techpack.imaging.flat;

import io.techpack.imaging.shape.Measure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was known of a product's lengths and is not, now that it is of another kind. */
public final class DroppedLengths {

    /** As {@link #stated(FlatSpec, FlatSpec)} writes it. */
    private static final Pattern TOLD =
            Pattern.compile(
                    "\\s*The stated (?<measure>[a-z ]+) of \\d+\\.\\d cm was dropped: (?:that of )?this kind of product [^.]*+(?:\\.(?=\\d)[^.]*+)*+\\.");

    private DroppedLengths() {}

    /** A sentence on each length that a person stated, and one on those that a picture told. */
    public static List<String> between(FlatSpec then, FlatSpec now) {
        List<String> measured =
                Arrays.stream(Measure.values())
                        .filter(then::isMeasured)
                        .filter(measure -> !now.isMeasured(measure) && !now.isStated(measure))
                        .map(DroppedLengths::words)
                        .toList();
        List<String> dropped = new ArrayList<>(stated(then, now));
        if (!measured.isEmpty()) {
            dropped.add(
                    "What the picture told of %s does not go with %s and was dropped; the earlier revision has it still."
                            .formatted(String.join(", ", measured), named(now)));
        }
        return dropped;
    }

    /** A sentence on each length that a person stated. */
    public static List<String> stated(FlatSpec then, FlatSpec now) {
        return Arrays.stream(Measure.values())
                .filter(then::isStated)
                .filter(measure -> !now.isStated(measure))
                .map(measure -> stated(measure, then, now))
                .toList();
    }

    /** A text with such sentences on stated lengths in it, without those that are not true now. */
    public static String following(String text, FlatSpec spec) {
        return TOLD.matcher(text)
                .replaceAll(found -> {
                    boolean stated =
                            Measure.keyed(found.group("measure").replace(' ', '_'))
                                    .filter(spec::isStated)
                                    .isPresent();
                    boolean another = !found.group().contains(named(spec));
                    return stated || another ? "" : Matcher.quoteReplacement(found.group());
                })
                .strip();
    }

    private static String stated(Measure measure, FlatSpec then, FlatSpec now) {
        String why =
                now.believable(measure)
                        .map(range ->
                                String.format(
                                        Locale.ROOT,
                                        "that of %s is %.1f cm to %.1f cm",
                                        named(now),
                                        range.least(),
                                        range.most()))
                        .orElseGet(() -> named(now) + " has none");
        return String.format(
                Locale.ROOT,
                "The stated %s of %.1f cm was dropped: %s.",
                words(measure),
                then.cm(measure),
                why);
    }

    private static String named(FlatSpec spec) {
        return "this kind of product (" + spec.kind().label().replace('_', ' ') + ")";
    }

    private static String words(Measure measure) {
        return measure.key().replace('_', ' ');
    }
}
