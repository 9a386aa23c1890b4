package io.techpack.product;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What the views say of the same part of the product, said alike: of seams and hems what was seen
 * comes before what is usual, of the design the leading view. For one thread.
 */
final class SharedParts {

    /** How an engine marks what it did not see. */
    private static final String UNSEEN = "not seen";

    private final List<JsonNode> views;

    /**
     * @param views the leading one first; they are changed
     */
    SharedParts(List<JsonNode> views) {
        this.views = views;
    }

    void construction() {
        Map<String, JsonNode> best = new LinkedHashMap<>();
        for (JsonNode view : views) {
            for (JsonNode each : SharedFact.CONSTRUCTION.in(ReconciledViews.data(view))) {
                best.merge(name(each), each, SharedParts::seen);
            }
        }
        for (JsonNode view : views) {
            for (JsonNode each : SharedFact.CONSTRUCTION.in(ReconciledViews.data(view))) {
                JsonNode chosen = best.get(name(each));
                if (each instanceof ObjectNode detail && chosen != null) {
                    detail.set("details", chosen.path("details"));
                }
            }
        }
    }

    private static String name(JsonNode detail) {
        return detail.path("feature").asString("").strip().toLowerCase(Locale.ROOT);
    }

    private static JsonNode seen(JsonNode one, JsonNode other) {
        boolean better = isUnseen(one) && !isUnseen(other);
        return better ? other : one;
    }

    private static boolean isUnseen(JsonNode detail) {
        return detail.path("details").asString("").contains(UNSEEN);
    }

    /** Texts such as {@code sleeves: long}; the back has a neckline of its own. */
    void design() {
        Map<String, String> said = new LinkedHashMap<>();
        for (JsonNode view : views) {
            if (!(SharedFact.DESIGN.in(ReconciledViews.data(view)) instanceof ArrayNode texts)) {
                continue;
            }
            boolean edited = SharedFact.DESIGN.isEditedIn(ReconciledViews.data(view));
            for (int i = 0; i < texts.size(); i++) {
                String text = texts.get(i).asString("");
                int colon = text.indexOf(':');
                if (colon > 0) {
                    String label = label(text.substring(0, colon), view, edited);
                    said.putIfAbsent(label, text.substring(colon));
                    texts.set(i, StringNode.valueOf(label + said.get(label)));
                }
            }
        }
    }

    private String label(String label, JsonNode view, boolean edited) {
        boolean ofBack =
                !edited
                        && view != views.getFirst()
                        && ReconciledViews.side(view).equals(ViewType.BACK.id());
        return ofBack && label.equals("neckline") ? "back neckline" : label;
    }
}
