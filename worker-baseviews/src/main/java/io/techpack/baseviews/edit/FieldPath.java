package io.techpack.baseviews.edit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way to a field of an analysis, such as {@code materials_detected[0].material_type}.
 *
 * @param steps names and, in arrays, indexes; never empty
 */
public record FieldPath(List<String> steps) {

    private static final String ROOT = "analysisData";

    /** A name after a dot or at the start, an index in brackets, or a quoted name in brackets. */
    private static final Pattern STEP =
            Pattern.compile(
                    "\\.?(?<name>[^.\\[\\]\"']+)|\\[(?<index>\\d{1,6})]|\\[([\"'])(?<quoted>[^\"'\\]]+)\\3]");

    public FieldPath {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a path without a step");
        }
    }

    /** Reads dots and brackets; empty if the text is no path. */
    static Optional<FieldPath> parse(String text) {
        String path = text.strip();
        List<String> steps = new ArrayList<>();
        Matcher step = STEP.matcher(path);
        int at = 0;
        while (at < path.length()) {
            boolean dotAtStart = at == 0 && path.charAt(0) == '.';
            if (dotAtStart || !step.find(at) || step.start() != at || runsInto(path, step, at)) {
                return Optional.empty();
            }
            steps.add(taken(step));
            at = step.end();
        }
        if (steps.size() > 1 && steps.getFirst().equals(ROOT)) {
            steps.removeFirst();
        }
        return steps.isEmpty() ? Optional.empty() : Optional.of(new FieldPath(steps));
    }

    /** The innermost name, such as {@code material_type}. */
    String leaf() {
        return steps.getLast();
    }

    /** Whether the path leads through a field of that name before its end. */
    boolean passes(String name) {
        return steps.subList(0, steps.size() - 1).contains(name);
    }

    /** Whether these are its steps; {@code *} stands for any one. */
    boolean is(String... pattern) {
        boolean same = pattern.length == steps.size();
        for (int i = 0; same && i < pattern.length; i++) {
            same = pattern[i].equals("*") || pattern[i].equals(steps.get(i));
        }
        return same;
    }

    /** Words that name the field: its own name, and that of what it is in, as people say them. */
    Set<String> names() {
        Set<String> names = new HashSet<>();
        for (String step : steps) {
            String words = step.replace('_', ' ').toLowerCase(Locale.ROOT);
            names.add(words);
            names.addAll(List.of(words.split(" ")));
        }
        names.removeIf(name -> name.isEmpty() || name.chars().allMatch(Character::isDigit));
        return names;
    }

    /** A name directly after a closing bracket lacks its dot. */
    private static boolean runsInto(String path, Matcher step, int at) {
        return step.group("name") != null && at > 0 && path.charAt(at) != '.';
    }

    private static String taken(Matcher step) {
        for (String group : List.of("name", "index", "quoted")) {
            String value = step.group(group);
            if (value != null) {
                return value.strip();
            }
        }
        throw new IllegalStateException("a step that is neither name nor index");
    }

    /** As it is written, such as {@code colors.primary_colors[0].hex}. */
    @Override
    public String toString() {
        return upTo(steps.size());
    }

    /** The first steps, as they are written; the analysis itself where there is none. */
    String upTo(int count) {
        if (count == 0) {
            return "the analysis";
        }
        StringBuilder text = new StringBuilder(steps.getFirst());
        for (String step : steps.subList(1, count)) {
            boolean index = step.chars().allMatch(Character::isDigit);
            text.append(index ? "[" + step + "]" : "." + step);
        }
        return text.toString();
    }
}
