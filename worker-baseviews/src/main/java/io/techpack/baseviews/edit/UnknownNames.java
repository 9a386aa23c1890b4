package io.techpack.baseviews.edit;

import io.techpack.imaging.view.TypicalConstruction;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Names that an edit brought and that are not known: they are kept as they were said, and told. */
final class UnknownNames {

    private static final String MATERIALS = "materials_detected";
    private static final String TRIMS = "hardware_and_trims";
    private static final String MATERIAL = "material";

    /** What stands where nothing is known yet. */
    private static final Set<String> OPEN =
            Set.of(
                    "",
                    ListShape.OPEN,
                    TypicalConstruction.UNKNOWN_MATERIAL,
                    TypicalConstruction.UNKNOWN_TRIM);

    private UnknownNames() {}

    /**
     * A sentence on each.
     *
     * @param before the analysis proper as it was
     * @param after as it is
     */
    static List<String> in(JsonNode before, JsonNode after) {
        return Stream.of(
                        told(
                                before,
                                after,
                                MATERIALS,
                                "material_type",
                                MATERIAL,
                                KnownNames::isMaterial),
                        told(before, after, TRIMS, "type", "trim", KnownNames::isTrim),
                        told(before, after, TRIMS, MATERIAL, MATERIAL, KnownNames::isMaterial))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private static List<String> told(
            JsonNode before,
            JsonNode after,
            String section,
            String field,
            String what,
            Predicate<String> known) {
        Set<String> names = names(after, section, field);
        names.removeAll(names(before, section, field));
        return names.stream()
                .filter(name -> !OPEN.contains(name) && !known.test(name))
                .map(name ->
                        "'%s' is no %s that Techpack knows by name; it is kept as said."
                                .formatted(Quoted.of(name), what))
                .toList();
    }

    private static Set<String> names(JsonNode data, String section, String field) {
        Set<String> names = new LinkedHashSet<>();
        data.path(section).forEach(item -> names.add(item.path(field).asString("")));
        return names;
    }
}
