package io.techpack.baseviews;

import io.techpack.imaging.texture.Fabric;
import io.techpack.imaging.view.TypicalConstruction;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Takes out of an analysis' notes what they say of guesses that a person has replaced since: of the
 * material of a part, and of all materials and colours. Any thread.
 */
final class ReplacedGuesses {

    private static final Pattern MATERIAL =
            Pattern.compile(
                    "\\s*Material of the (?<component>[^:]+): [^(]+ \\(confidence \\d\\.\\d\\d\\)\\.");

    private static final Pattern MATERIALS =
            Pattern.compile("Materials (?:that nobody stated )?are guessed from ");

    private static final Pattern COLOURS =
            Pattern.compile("Colours are (?=as photographed;|balanced to the background)");

    /** What the engine calls a material that it guesses. */
    private static final Set<String> GUESSED =
            Stream.concat(
                            Arrays.stream(Fabric.values()).map(Fabric::label),
                            Stream.of(TypicalConstruction.UNKNOWN_MATERIAL))
                    .collect(Collectors.toUnmodifiableSet());

    private ReplacedGuesses() {}

    /**
     * Where nobody edited materials, all of them are guesses.
     *
     * @param data the analysis proper
     */
    static String without(String notes, JsonNode data) {
        Set<String> guessed = new HashSet<>();
        boolean stated = false;
        boolean edited = isEdited(data, "materials_detected.*");
        for (JsonNode material : data.path("materials_detected")) {
            if (!edited || GUESSED.contains(material.path("material_type").asString(""))) {
                guessed.add(material.path("component").asString(""));
            } else {
                stated = true;
            }
        }
        String told =
                MATERIAL.matcher(notes)
                        .replaceAll(found ->
                                guessed.contains(found.group("component"))
                                        ? Matcher.quoteReplacement(found.group())
                                        : "");
        if (stated) {
            told =
                    MATERIALS
                            .matcher(told)
                            .replaceAll("Materials that nobody stated are guessed from ");
        }
        return isEdited(data, "colors(\\.primary_colors.*)?")
                ? COLOURS.matcher(told).replaceAll("Colours that nobody stated are ").strip()
                : told.strip();
    }

    private static boolean isEdited(JsonNode data, String paths) {
        return data.path("edited_fields")
                .valueStream()
                .anyMatch(path -> path.asString("").matches(paths));
    }
}
