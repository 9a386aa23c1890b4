package io.techpack.baseviews;

import io.techpack.json.Json;
import io.techpack.product.AnalysisData;
import io.techpack.product.CloseUpImage;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a picture that was made anew changes of the product's surface, in its analysis. For one
 * thread.
 *
 * @param data the analysis proper, to be changed
 */
record NewSurface(ObjectNode data) {

    private static final String COLOURS = "colors";

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
        section.set("primary_colors", Json.mapper().valueToTree(colours));
        earlier.pattern().ifPresent(pattern -> section.put("pattern_type", pattern));
        Prints prints = new Prints(data);
        prints.sayColours();
        if (earlier.isOfOneColour()) {
            prints.ofOneColour();
        }
    }

    /** Where the print is now; one that was not there, or was removed, is not found anew. */
    void moved(Optional<CloseUpImage.Region> print) {
        if (data.has(Prints.REGION)) {
            data.remove(Prints.REGION);
            print.ifPresent(region -> data.set(Prints.REGION, Json.mapper().valueToTree(region)));
        }
    }
}
