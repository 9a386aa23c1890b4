package io.techpack.gateway.downloads;

import static io.techpack.gateway.downloads.Values.text;

import io.techpack.document.pack.Callout;
import io.techpack.document.pack.Flat;
import io.techpack.document.pack.Measure;
import io.techpack.document.pack.Origin;
import io.techpack.document.pack.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads a sketch. */
final class FlatReader {

    private FlatReader() {}

    /**
     * @param standing what the product's flats would be drawn from now; a sketch that is older says
     *     nothing of a part that is gone
     */
    static Flat flat(JsonNode sketch, StandingSpec standing) {
        JsonNode spec = sketch.path("flatSpec");
        List<Measure> measures =
                new ArrayList<>(
                        Values.measures(sketch.path("measurements"), spec.path("proportions")));
        measures.addAll(usual(spec.path("proportions"), sketch.path("measurements")));
        return new Flat(
                text(sketch, "viewType"),
                Values.picture(sketch, "vectorUrl"),
                Values.picture(sketch, "imageUrl"),
                ViewReader.list(sketch.path("callouts"), FlatReader::callout).stream()
                        .filter(standing::has)
                        .toList(),
                measures.stream().filter(standing::has).toList(),
                traits(spec.path("traits")).stream().map(standing::current).toList(),
                text(sketch, "notes"));
    }

    private static Callout callout(JsonNode callout) {
        return new Callout(
                callout.path("callout_number").asInt(0),
                text(callout, "feature_name"),
                text(callout, "specification"),
                text(callout, "measurement"),
                callout.path("critical").asBoolean(false));
    }

    /** What the drawing assumes because the photo does not show it. */
    private static List<Measure> usual(JsonNode proportions, JsonNode measured) {
        List<Measure> usual = new ArrayList<>();
        for (Map.Entry<String, JsonNode> each : proportions.properties()) {
            double centimetres = each.getValue().path("centimetres").asDouble(0);
            if (text(each.getValue(), "origin").equals("usual")
                    && centimetres > 0
                    && !measured.has(each.getKey())) {
                usual.add(
                        new Measure(
                                each.getKey(),
                                String.format(Locale.ROOT, "%.1f cm", centimetres),
                                "",
                                Optional.empty(),
                                "",
                                Origin.USUAL));
            }
        }
        return usual;
    }

    private static List<Trait> traits(JsonNode traits) {
        List<Trait> read = new ArrayList<>();
        for (Map.Entry<String, JsonNode> each : traits.properties()) {
            JsonNode make = each.getValue();
            read.add(
                    new Trait(
                            each.getKey(),
                            text(make, "choice"),
                            text(make, "origin"),
                            make.path("confidence").asDouble(0)));
        }
        return read;
    }
}
