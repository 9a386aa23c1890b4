package io.techpack.baseviews.edit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The lists of an analysis, and what one of their items says first. */
enum ListShape {
    MATERIALS("materials_detected", "material_type", List.of("component", "material_type")),
    COLOURS("primary_colors", "name", List.of("name", "hex")),
    CONSTRUCTION("construction_details", "details", List.of("feature", "location")),
    HARDWARE("hardware_and_trims", "type", List.of("type", "placement")),
    /** A list of words. */
    TEXTS("", "", List.of());

    /** What is not said about a new item. */
    static final String OPEN = "to be specified";

    private final String list;
    private final String main;

    @SuppressWarnings("ImmutableEnumChecker") // List.of: nobody can change it
    private final List<String> naming;

    ListShape(String list, String main, List<String> naming) {
        this.list = list;
        this.main = main;
        this.naming = naming;
    }

    static ListShape of(FieldPath path) {
        return Arrays.stream(values())
                .filter(shape -> path.steps().contains(shape.list))
                .findFirst()
                .orElse(TEXTS);
    }

    /** The field that an instruction means which names none. */
    String main() {
        return main;
    }

    /** Whether its items have shares that belong together. */
    boolean hasShares() {
        return this == MATERIALS || this == COLOURS;
    }

    /** What an item is called by. */
    List<String> namesOf(JsonNode item) {
        return item.isString()
                ? List.of(item.asString())
                : naming.stream()
                        .map(name -> item.path(name).asString(""))
                        .filter(name -> !name.isBlank())
                        .toList();
    }

    /** The part of the product that an item is about, by which a value may name it. */
    List<String> partsOf(JsonNode item) {
        return namesOf(item).stream()
                .filter(name -> !item.path(main).asString("").equals(name) && !item.isString())
                .filter(name -> !item.path("hex").asString("").equals(name))
                .toList();
    }

    /**
     * A new item of that name.
     *
     * @param place where it is, if that was said
     */
    Reading<JsonNode> item(String name, Optional<String> place, JsonNode list) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        switch (this) {
            case MATERIALS -> {
                String usual = list.path(0).path("component").asString("body");
                item.put("component", place.orElse(usual))
                        .put("material_type", name)
                        .putNull("percentage");
            }
            case COLOURS -> {
                var colour = Colours.within(name);
                if (colour.isEmpty()) {
                    return Reading.fault("'%s' is no colour that is known", name);
                }
                item.put("name", name).put("hex", colour.get().hex()).put("percentage", 0);
            }
            case CONSTRUCTION ->
                    item.put("feature", name)
                            .put("details", OPEN)
                            .put("location", place.orElse(OPEN));
            case HARDWARE ->
                    item.put("type", name)
                            .put("material", OPEN)
                            .put("placement", place.orElse(OPEN));
            case TEXTS -> {
                return Reading.text(place.map(at -> name + " at the " + at).orElse(name));
            }
        }
        return Reading.of(item);
    }
}
