package io.techpack.sketches;

import io.techpack.imaging.sketch.SketchRequest.Remark;
import io.techpack.imaging.view.Detail;
import io.techpack.imaging.view.TypicalConstruction;
import io.techpack.imaging.view.ViewAnalysis;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What a person said in an analysis of how parts are made: of construction, trims and design. What
 * the engine itself says there is no such thing, also beside an edit. Immutable.
 *
 * @param analysis as it was handed back; {@code edited_fields} tells what was edited
 */
record SaidParts(@Nullable JsonNode analysis) {

    private static final int MOST = 40;

    /** A list of the analysis whose items say how something is made. */
    private enum Section {
        CONSTRUCTION("construction_details"),
        TRIMS("hardware_and_trims"),
        DESIGN("design_elements");

        private final String key;

        Section(String key) {
            this.key = key;
        }
    }

    /** Whether there is anything to tell from what the engine says. */
    boolean isEmpty() {
        return Stream.of(Section.values()).noneMatch(this::isEdited);
    }

    /**
     * @param own what the engine says of the same picture
     */
    List<Remark> besides(ViewAnalysis own) {
        List<Remark> remarks = new ArrayList<>();
        for (Section section : Section.values()) {
            JsonNode items = data().path(section.key);
            Set<String> places = places(section);
            for (int i = 0; i < items.size(); i++) {
                if (places.contains("") || places.contains(Integer.toString(i))) {
                    Remark remark = remark(section, items.get(i));
                    if (!remark.words().isBlank() && !isOwn(remark, own)) {
                        remarks.add(remark);
                    }
                }
            }
        }
        return remarks.stream().distinct().limit(MOST).toList();
    }

    private boolean isEdited(Section section) {
        return !places(section).isEmpty();
    }

    /** The places in the list that were edited; nothing for all of it. */
    private Set<String> places(Section section) {
        Set<String> places = new HashSet<>();
        for (JsonNode path : data().path("edited_fields")) {
            String[] steps = path.asString("").split("[.\\[\\]]+");
            if (steps[0].equals(section.key)) {
                places.add(steps.length > 1 ? steps[1] : "");
            }
        }
        return places;
    }

    private JsonNode data() {
        return analysis == null ? MissingNode.getInstance() : analysis.path("analysisData");
    }

    private static Remark remark(Section section, JsonNode item) {
        return switch (section) {
            case CONSTRUCTION -> construction(item);
            case TRIMS -> trim(item);
            case DESIGN -> design(item.asString(""));
        };
    }

    /** Added without a word on how it is made, the feature itself is what was said. */
    private static Remark construction(JsonNode item) {
        String feature = text(item, "feature");
        String details = text(item, "details");
        if (Detail.isUnseen(item.path("details").asString("").strip())) {
            return new Remark(feature, "");
        }
        return details.isEmpty()
                ? new Remark(text(item, "location"), feature)
                : new Remark(feature, details);
    }

    /** A trim is told of the part that it is on: a zip at a pocket is none of the fly's. */
    private static Remark trim(JsonNode item) {
        String type = text(item, "type");
        String placement = text(item, "placement");
        String words =
                Stream.of(type, text(item, "material"), placement)
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(", "));
        return new Remark(placement.isEmpty() ? type : placement, words);
    }

    private static Remark design(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? new Remark(text, text)
                : new Remark(text.substring(0, colon).strip(), text.substring(colon + 1).strip());
    }

    /** Nothing where it is left open, or where the engine says what is usual. */
    private static String text(JsonNode item, String field) {
        String text = item.path(field).asString("").strip();
        boolean open =
                text.equals("to be specified")
                        || text.equals(TypicalConstruction.UNKNOWN_TRIM)
                        || Detail.isUnseen(text);
        return open ? "" : text;
    }

    private static boolean isOwn(Remark remark, ViewAnalysis own) {
        return Stream.of(own.constructionDetails(), own.hardwareAndTrims(), own.designElements())
                .flatMap(List::stream)
                .anyMatch(detail -> isSame(remark, detail));
    }

    private static boolean isSame(Remark remark, Detail detail) {
        return remark.words().equals(detail.description()) || remark.words().equals(detail.name());
    }
}
