package io.techpack.baseviews.edit;

import io.techpack.baseviews.words.Lexicon;
import io.techpack.baseviews.words.Meaning;
import io.techpack.imaging.KnownKind;
import io.techpack.imaging.kind.GarmentClass;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads the kind of product that a flat is of: one of the engine's own, by what people call it. */
final class GarmentKinds {

    static final String LISTED =
            Arrays.stream(GarmentClass.values())
                    .map(GarmentClass::label)
                    .collect(Collectors.joining(", "));

    private static final int MOST_WORDS = 4;

    private GarmentKinds() {}

    static Reading<JsonNode> read(String words) {
        return Wording.name(words)
                .then(_ ->
                        GarmentClass.labelled(words.toLowerCase(Locale.ROOT))
                                .or(() -> named(words))
                                .map(kind -> Reading.text(kind.label()))
                                .orElseGet(() ->
                                        Reading.fault(
                                                "'%s' is no kind of product that is known",
                                                words)));
    }

    /** In brief: of a longer text it is not clear which of its words is the kind. */
    private static Optional<GarmentClass> named(String words) {
        boolean brief = words.split("\\s+").length <= MOST_WORDS;
        boolean filler =
                Lexicon.all().tokens(words).stream().allMatch(token -> token.is(Meaning.FILLER));
        return brief && !filler
                ? KnownKind.named(Optional.empty(), Optional.of(words)).meant()
                : Optional.empty();
    }
}
