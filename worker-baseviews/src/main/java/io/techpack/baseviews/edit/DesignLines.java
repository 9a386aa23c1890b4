package io.techpack.baseviews.edit;

import io.techpack.imaging.flat.Choice;
import io.techpack.imaging.flat.SaidSleeve;
import io.techpack.imaging.flat.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps one line of the design for each subject: what an edit says of the sleeves takes the place
 * of whatever stood there of them. For one edit and one thread.
 */
final class DesignLines {

    private static final String DESIGN = "design_elements";

    private final ArrayNode lines;
    private final List<String> earlier;

    private DesignLines(ArrayNode lines, List<String> earlier) {
        this.lines = lines;
        this.earlier = earlier;
    }

    static void of(JsonNode before, ObjectNode after) {
        if (after.path(DESIGN) instanceof ArrayNode lines) {
            List<String> earlier =
                    before.path(DESIGN).valueStream().map(each -> each.asString("")).toList();
            new DesignLines(lines, earlier).one();
        }
    }

    private void one() {
        List<String> said = new ArrayList<>();
        for (JsonNode line : lines) {
            if (!earlier.contains(line.asString(""))) {
                said.add(line.asString(""));
            }
        }
        for (String line : said) {
            DesignSubjects.of(line).ifPresent(subject -> put(subject, line));
        }
    }

    /** Where the first of the subject stood, under the label that it had. */
    private void put(String subject, String line) {
        List<Integer> same = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (DesignSubjects.of(lines.get(i).asString("")).filter(subject::equals).isPresent()) {
                same.add(i);
            }
        }
        String said = subject.equals(DesignSubjects.SLEEVES) ? shaped(line) : line;
        if (same.size() < 2) {
            if (!said.equals(line) && !same.isEmpty()) {
                lines.set(same.getFirst(), lines.stringNode(said));
            }
            return;
        }
        String present = lines.get(same.getFirst()).asString("");
        for (int i = same.size() - 1; i > 0; i--) {
            lines.remove(same.get(i).intValue());
        }
        lines.set(same.getFirst(), lines.stringNode(under(label(present), said)));
    }

    /** Sleeves that are made longer are cut as they were. */
    private String shaped(String line) {
        boolean open = !isDenial(line) && SaidSleeve.ofSleeves(line).isEmpty();
        return earlier.stream()
                .filter(each ->
                        DesignSubjects.of(each).filter(DesignSubjects.SLEEVES::equals).isPresent())
                .findFirst()
                .flatMap(SaidSleeve::ofSleeves)
                .filter(shape -> open && shape != Choice.SleeveShape.REGULAR)
                .map(shape -> line + ", " + shape.id())
                .orElse(line);
    }

    private static String under(String label, String line) {
        return label.isEmpty()
                ? line
                : label
                        + ": "
                        + Labelled.in(line)
                                .map(Labelled::words)
                                .orElseGet(() -> isDenial(line) ? "none" : bare(line));
    }

    private static boolean isDenial(String line) {
        return SaidTexts.denies(line, Trait.SLEEVE) || SaidTexts.denies(line, Trait.COLLAR);
    }

    private static String bare(String line) {
        return line.replaceFirst("(?i)^(?:an?|the|eine?n?|une?|una?)\\s+", "");
    }

    /** What stands before the colon of a line; nothing where there is none. */
    private static String label(String line) {
        return Optional.of(line.indexOf(':'))
                .filter(colon -> colon > 0)
                .map(colon -> line.substring(0, colon))
                .orElse("");
    }
}
