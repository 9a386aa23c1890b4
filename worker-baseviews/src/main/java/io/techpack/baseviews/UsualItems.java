package io.techpack.baseviews;

import io.techpack.imaging.flat.Trait;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.view.Detail;
import io.techpack.imaging.view.UsualMake;
import io.techpack.json.Json;
import io.techpack.product.AnalysisData;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The items of an analysis that its kind of product usually has: materials, seams and trims. Of
 * another kind those that it has not go, and what is usual for it comes, marked so; what is the
 * kind's own or was added by somebody stays. For one thread.
 *
 * @param data the analysis proper, to be changed
 */
public record UsualItems(ObjectNode data) {

    private static final Pattern AND = Pattern.compile(",?\\s+and\\s+|,\\s+");

    private static final String COMPONENT = "component";
    private static final String FEATURE = "feature";
    private static final String TYPE = "type";
    private static final String NOTES = "analysis_notes";

    /** Of one kind so far, of another from now on. */
    public void change(GarmentClass before, GarmentClass after) {
        UsualMake earlier = UsualMake.of(before);
        UsualMake now = UsualMake.of(after);
        if (data.path("materials_detected") instanceof ArrayNode items && !items.isEmpty()) {
            materials(items, earlier.components(), now.components());
        }
        if (data.path("construction_details") instanceof ArrayNode items) {
            String location = items.path(0).path("location").asString("front view");
            replace(
                    items,
                    FEATURE,
                    names(earlier.construction()),
                    now.construction(),
                    detail -> AnalysisMapper.construction(detail, location));
        }
        if (data.path("hardware_and_trims") instanceof ArrayNode items) {
            List<Detail> usual =
                    now.hardware().stream().filter(trim -> !isSaidOtherwise(trim)).toList();
            replace(items, TYPE, names(earlier.hardware()), usual, AnalysisMapper::trim);
        }
    }

    /** The main component is the same cloth under another name. */
    private void materials(ArrayNode items, List<String> earlier, List<String> now) {
        String main = now.getFirst();
        String notes = data.path(NOTES).asString("");
        for (JsonNode item : items) {
            if (item instanceof ObjectNode material && is(item, COMPONENT, earlier.getFirst())) {
                material.put(COMPONENT, main);
            }
        }
        String told = notes.replace(heading(earlier.getFirst()), heading(main));
        for (String component : earlier.subList(1, earlier.size())) {
            if (!now.contains(component)) {
                remove(items, COMPONENT, component);
                // a part of the product that went before took a word of it along
                AND.splitAsStream(component).forEach(each -> remove(items, COMPONENT, each));
                told = told.replace(notSeen(component) + " ", "").replace(notSeen(component), "");
            }
        }
        for (String component : now.subList(1, now.size())) {
            if (!earlier.contains(component)
                    && items.valueStream().noneMatch(item -> is(item, COMPONENT, component))) {
                items.add(json(new AnalysisData.Material(component, UsualMake.OPEN, null)));
                told = told.isEmpty() ? told : told.strip() + " " + notSeen(component);
            }
        }
        if (!told.equals(notes)) {
            data.put(NOTES, told.strip());
        }
    }

    private static String heading(String component) {
        return "Material of the " + component + ":";
    }

    private static String notSeen(String component) {
        return AnalysisMapper.materialNote(
                component, UsualMake.NOT_SEEN, UsualMake.TRIM_CONFIDENCE);
    }

    private static void replace(
            ArrayNode items,
            String name,
            List<String> earlier,
            List<Detail> now,
            Function<Detail, Object> described) {
        earlier.stream()
                .filter(each -> !names(now).contains(each))
                .forEach(each -> remove(items, name, each));
        now.stream()
                .filter(detail -> !earlier.contains(detail.name()))
                .filter(detail ->
                        items.valueStream().noneMatch(item -> is(item, name, detail.name())))
                .forEach(detail -> items.add(json(described.apply(detail))));
    }

    /** Nobody sews seven buttons on who said that there is a zip. */
    private boolean isSaidOtherwise(Detail trim) {
        Stream<Trait> closing =
                trim.name().startsWith("label")
                        ? Stream.of()
                        : trim.name().startsWith("cord")
                                ? Stream.of(Trait.COLLAR)
                                : Stream.of(Trait.CLOSURE, Trait.FLY, Trait.WAISTBAND);
        return closing.anyMatch(trait ->
                data.path("flat_spec")
                        .path("traits")
                        .path(trait.key())
                        .path("origin")
                        .asString("")
                        .equals("stated"));
    }

    private static List<String> names(List<Detail> details) {
        return details.stream().map(Detail::name).toList();
    }

    private static void remove(ArrayNode items, String name, String value) {
        for (int i = items.size() - 1; i >= 0; i--) {
            if (is(items.get(i), name, value)) {
                items.remove(i);
            }
        }
    }

    private static boolean is(JsonNode item, String name, String value) {
        return item.path(name).asString("").equals(value);
    }

    private static JsonNode json(Object item) {
        return Json.mapper().valueToTree(item);
    }
}
