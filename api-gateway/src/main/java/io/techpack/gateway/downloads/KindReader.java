package io.techpack.gateway.downloads;

import io.techpack.document.pack.Kind;
import io.techpack.gateway.response.StandingCategory;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a product is, in its document: the same as in the tech pack's JSON. */
final class KindReader {

    private KindReader() {}

    static Kind kind(StandingCategory standing) {
        JsonNode category = standing.document();
        return new Kind(
                Values.text(category, "subcategory"),
                Values.text(category, "category"),
                category.path("confidence").asDouble(0),
                guesses(category.path("alternatives").values()),
                Values.text(category, "reasoning"));
    }

    private static List<String> guesses(Iterable<JsonNode> alternatives) {
        List<String> guesses = new ArrayList<>();
        for (JsonNode each : alternatives) {
            long percent = Math.round(each.path("confidence").asDouble(0) * 100);
            if (percent > 0) {
                guesses.add("%s (%d %%)".formatted(Values.text(each, "subcategory"), percent));
            }
        }
        return guesses;
    }
}
