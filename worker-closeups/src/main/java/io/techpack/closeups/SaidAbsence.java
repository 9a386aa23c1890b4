package io.techpack.closeups;

import io.techpack.imaging.closeup.AbsentParts;
import io.techpack.imaging.flat.Trait;
import io.techpack.product.View;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a person said a product has not, as the analyses of its views tell it. */
final class SaidAbsence {

    private static final String PRINT = "print_region";

    private SaidAbsence() {}

    /**
     * Parts are the product's, whichever of its views they were said of; a print is on one side.
     *
     * @param view the place of the one that is shown
     */
    static AbsentParts of(List<View> views, int view) {
        return new AbsentParts(
                Arrays.stream(Trait.values())
                        .filter(trait ->
                                views.stream()
                                        .map(View::analysis)
                                        .anyMatch(each -> lacks(each, trait)))
                        .collect(Collectors.toUnmodifiableSet()),
                lacksPrint(views.get(view).analysis()));
    }

    private static boolean lacks(@Nullable JsonNode analysis, Trait trait) {
        if (analysis == null) {
            return false;
        }
        JsonNode made =
                analysis.path("analysisData").path("flat_spec").path("traits").path(trait.key());
        return made.path("choice").asString("").equals("none")
                && made.path("origin").asString("").equals("stated");
    }

    /** It was taken away, and no other one was said since. */
    private static boolean lacksPrint(@Nullable JsonNode analysis) {
        if (analysis == null) {
            return false;
        }
        JsonNode data = analysis.path("analysisData");
        return !data.has(PRINT)
                && texts(data.path("edited_fields")).contains(PRINT)
                && texts(data.path("design_elements")).stream()
                        .noneMatch(line -> line.startsWith("print:"));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(each -> each.asString("").toLowerCase(Locale.ROOT)).toList();
    }
}
