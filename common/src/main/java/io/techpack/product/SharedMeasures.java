package io.techpack.product;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One value for each measure and each part of the flat: what a person said, in whichever view; else
 * the surest estimate. It stands in the leading view then, with the view that it is of. For one
 * thread.
 */
final class SharedMeasures {

    private static final String MEASURES = "dimensions_estimated";
    private static final String FLAT = "flat_spec";
    private static final String VALUE = "value";
    private static final String ACCURACY = "accuracy";

    /** An estimate must be so much surer than the leading view's to take its place. */
    private static final double SURER = 0.9;

    /** Views that differ by more disagree: the share of the value, and centimetres. */
    private static final double DISAGREEING = 0.06;

    private static final double LEAST_DISAGREEING = 1;

    private static final Pattern LENGTH =
            Pattern.compile("[^\\d]*(\\d{1,6}(?:[.,]\\d{1,4})?)\\s*(cm|mm|in|\")?\\s*");

    private final List<JsonNode> views;
    private final Map<String, List<String>> said = new LinkedHashMap<>();
    private final List<String> disagreeing = new ArrayList<>();

    /**
     * @param views the leading one first; that is changed
     */
    SharedMeasures(List<JsonNode> views) {
        this.views = views;
    }

    /** What was said by a person of a view that does not lead, by that view's side. */
    Map<String, List<String>> said() {
        return said;
    }

    List<String> notes() {
        return disagreeing.isEmpty()
                ? List.of()
                : List.of("The views disagree on %s.".formatted(String.join("; ", disagreeing)));
    }

    void reconcile() {
        Set<String> keys = new LinkedHashSet<>();
        views.forEach(view -> keys.addAll(data(view).path(MEASURES).propertyNames()));
        keys.forEach(this::measure);
        flat("traits");
        flat("proportions");
        buttons();
    }

    private void measure(String key) {
        List<JsonNode> having =
                views.stream().filter(view -> measure(view, key).isObject()).toList();
        if (having.isEmpty()) {
            return;
        }
        JsonNode stated =
                having.stream().filter(view -> isSaid(view, key)).findFirst().orElse(null);
        JsonNode best = having.getFirst();
        for (JsonNode view : having) {
            if (doubt(view, key) < doubt(best, key) * SURER) {
                best = view;
            }
        }
        if (stated == null) {
            compare(key, having, best);
        }
        take(key, stated == null ? best : stated, stated != null);
    }

    private void take(String key, JsonNode from, boolean stated) {
        JsonNode leading = views.getFirst();
        if (from != leading && data(leading).path(MEASURES) instanceof ObjectNode measures) {
            ObjectNode taken = measure(from, key).deepCopy().asObject();
            measures.set(key, taken.put("view", ReconciledViews.side(from)));
            if (stated) {
                note(from, key);
            }
        }
    }

    private void note(JsonNode from, String key) {
        List<String> labels =
                said.computeIfAbsent(ReconciledViews.side(from), _ -> new ArrayList<>());
        String label = FieldNames.inWords(key);
        if (!labels.contains(label)) {
            labels.add(label);
        }
    }

    private void compare(String key, List<JsonNode> having, JsonNode best) {
        OptionalDouble chosen = centimetres(measure(best, key).path(VALUE));
        List<String> read = new ArrayList<>();
        boolean differ = false;
        for (JsonNode view : having) {
            JsonNode value = measure(view, key).path(VALUE);
            OptionalDouble length = centimetres(value);
            if (chosen.isPresent() && length.isPresent()) {
                double most = Math.max(LEAST_DISAGREEING, chosen.getAsDouble() * DISAGREEING);
                differ |= Math.abs(length.getAsDouble() - chosen.getAsDouble()) > most;
                read.add(ReconciledViews.side(view) + " " + value.asString(""));
            }
        }
        if (differ) {
            disagreeing.add(
                    "the %s (%s; the %s view is believed)"
                            .formatted(
                                    FieldNames.inWords(key),
                                    String.join(", ", read),
                                    ReconciledViews.side(best)));
        }
    }

    /** What a person said of the flat in another view is drawn, too. */
    private void flat(String part) {
        if (!(data(views.getFirst()).path(FLAT).path(part) instanceof ObjectNode leading)) {
            return;
        }
        for (JsonNode view : views.subList(1, views.size())) {
            for (Map.Entry<String, JsonNode> each : data(view).path(FLAT).path(part).properties()) {
                boolean isStated = each.getValue().path("origin").asString("").equals("stated");
                JsonNode known = leading.path(each.getKey());
                boolean stands = known.path("origin").asString("").equals("stated");
                boolean isKnownMeasure =
                        data(view)
                                .path("known_measure")
                                .path("key")
                                .asString("")
                                .equals(each.getKey());
                if (isStated && !stands && !isKnownMeasure && known.isObject()) {
                    leading.set(each.getKey(), each.getValue().deepCopy());
                    note(view, each.getKey());
                }
            }
        }
    }

    private void buttons() {
        JsonNode leading = data(views.getFirst());
        for (JsonNode view : views) {
            if (EditedFields.of(data(view)).touch(FLAT, "buttons")
                    && leading.path(FLAT) instanceof ObjectNode flat) {
                if (view != views.getFirst()) {
                    flat.set("buttons", data(view).path(FLAT).path("buttons"));
                    note(view, "flat_spec.buttons");
                }
                return;
            }
        }
    }

    private static boolean isSaid(JsonNode view, String key) {
        EditedFields edited = EditedFields.of(data(view));
        return !measure(view, key).has(ACCURACY)
                && (edited.touch(MEASURES, key) || edited.touch(FLAT, "proportions", key));
    }

    /** How far it may be off, as a share of it; nothing of what is known. */
    private static double doubt(JsonNode view, String key) {
        OptionalDouble off = centimetres(measure(view, key).path(ACCURACY));
        OptionalDouble length = centimetres(measure(view, key).path(VALUE));
        return off.isEmpty() || length.isEmpty() || length.getAsDouble() == 0
                ? 0
                : off.getAsDouble() / length.getAsDouble();
    }

    private static JsonNode measure(JsonNode view, String key) {
        return data(view).path(MEASURES).path(key);
    }

    private static JsonNode data(JsonNode view) {
        return ReconciledViews.data(view);
    }

    private static OptionalDouble centimetres(JsonNode value) {
        Matcher length = LENGTH.matcher(value.asString("").toLowerCase(Locale.ROOT));
        if (!length.matches()) {
            return OptionalDouble.empty();
        }
        double number = Double.parseDouble(length.group(1).replace(',', '.'));
        String unit = length.group(2) == null ? "cm" : length.group(2);
        return OptionalDouble.of(
                switch (unit) {
                    case "cm" -> number;
                    case "mm" -> number / 10;
                    default -> number * 2.54;
                });
    }
}
