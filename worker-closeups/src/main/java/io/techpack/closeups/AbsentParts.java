package io.techpack.closeups;

import io.techpack.imaging.flat.Trait;
import io.techpack.product.View;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a person said a product has not, whichever of its views it was said of. */
final class AbsentParts {

    private AbsentParts() {}

    static Set<Trait> of(List<View> views) {
        return Arrays.stream(Trait.values())
                .filter(trait ->
                        views.stream().map(View::analysis).anyMatch(each -> lacks(each, trait)))
                .collect(Collectors.toUnmodifiableSet());
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
}
