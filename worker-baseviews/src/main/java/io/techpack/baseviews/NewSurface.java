package io.techpack.baseviews;

import io.techpack.imaging.texture.SurfacePattern;
import io.techpack.json.Json;
import io.techpack.product.AnalysisData;
import io.techpack.product.CloseUpImage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a picture that was made anew changes of the product's surface, in its analysis. For one
 * thread.
 *
 * @param data the analysis proper, to be changed
 */
record NewSurface(ObjectNode data) {

    private static final String COLOURS = "colors";
    private static final String TYPE = "pattern_type";
    private static final String DESIGN = "design_elements";
    private static final String PATTERN = Prints.PATTERN_LINE + ": ";

    /** Of an analysis as it is handed out. */
    static NewSurface in(JsonNode analysis) {
        return new NewSurface(analysis.path(CarriedEdits.DATA).asObject());
    }

    /**
     * Another colour changes no weave: a check stays a check, whatever is told of its new colours.
     *
     * @param earlier what was known of the picture before
     * @param colours of the whole product
     */
    void recoloured(CarriedEdits earlier, List<AnalysisData.Color> colours) {
        if (!(data.path(COLOURS) instanceof ObjectNode section)) {
            return;
        }
        String read = section.path(TYPE).asString("");
        String pattern = earlier.pattern().orElse(read);
        section.set("primary_colors", Json.mapper().valueToTree(colours));
        section.put(TYPE, pattern);
        if (data.path(DESIGN) instanceof ArrayNode lines) {
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).asString("");
                if (line.startsWith(PATTERN + read) || line.startsWith(PATTERN + pattern)) {
                    lines.set(i, lines.stringNode(PATTERN + inWords(pattern, colours)));
                }
            }
        }
    }

    private static String inWords(String pattern, List<AnalysisData.Color> colours) {
        String names =
                colours.stream()
                        .map(colour -> "%s %d %%".formatted(colour.name(), colour.percentage()))
                        .collect(Collectors.joining(", "));
        return pattern.equals(SurfacePattern.UNREADABLE.label()) ? names : pattern + ": " + names;
    }

    /** Where the print is now; one that was not there, or was removed, is not found anew. */
    void moved(Optional<CloseUpImage.Region> print) {
        if (data.has(Prints.REGION)) {
            data.remove(Prints.REGION);
            print.ifPresent(region -> data.set(Prints.REGION, Json.mapper().valueToTree(region)));
        }
    }
}
