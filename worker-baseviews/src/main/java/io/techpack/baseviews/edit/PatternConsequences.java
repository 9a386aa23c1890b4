package io.techpack.baseviews.edit;

import io.techpack.baseviews.Prints;
import io.techpack.imaging.texture.SurfacePattern;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What follows where the pattern or the print was edited, in whichever place: a product of one
 * colour has no print, and all places say the same.
 */
final class PatternConsequences {

    private static final String SOLID = SurfacePattern.SOLID.label();

    private PatternConsequences() {}

    static void of(JsonNode before, ObjectNode after) {
        Prints prints = new Prints(after);
        String pattern = type(after);
        Optional<String> line = Prints.line(after, Prints.PATTERN_LINE);
        Optional<String> earlier = Prints.line(before, Prints.PATTERN_LINE);
        boolean said = !pattern.equals(type(before));
        if (said) {
            prints.say(pattern);
        } else if (!line.equals(earlier)) {
            prints.say(line.orElse(SOLID));
        }
        boolean recoloured = !colours(after).equals(colours(before));
        if (recoloured) {
            prints.sayColours();
        }
        boolean madePlain = !type(after).equals(type(before)) && type(after).equals(SOLID);
        boolean lineGone = Prints.hasPrintLine(before) && !Prints.hasPrintLine(after);
        boolean regionGone = before.has(Prints.REGION) && !after.path(Prints.REGION).isObject();
        if (madePlain || lineGone || regionGone) {
            prints.remove();
            if (!recoloured) {
                prints.ofOneColour();
            }
        }
    }

    private static JsonNode colours(JsonNode data) {
        return data.path("colors").path("primary_colors");
    }

    private static String type(JsonNode data) {
        return data.path("colors").path("pattern_type").asString("");
    }
}
