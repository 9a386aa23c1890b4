package io.techpack.baseviews.edit;

import io.techpack.baseviews.words.Lexicon;
import io.techpack.baseviews.words.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The trims that one item of the list names, such as "zip and button". Immutable.
 *
 * @param names of each of them, in their order
 * @param joints what stands between them
 */
record TrimParts(List<String> names, List<String> joints) {

    private static final String OR = "or|oder|ou|o";
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Pattern JOINT =
            Pattern.compile(
                    "\\s*[,，、&+]\\s*(?!\\d)|\\s+(?:and|und|et|y|" + OR + ")\\s+|[和与]", FLAGS);
    private static final Pattern ALTERNATIVE = Pattern.compile("\\s+(?:" + OR + ")\\s+", FLAGS);

    /** What belongs to a trim is none beside it. */
    private static final Pattern WITH =
            Pattern.compile("(?<!\\p{L})(?:with|mit|avec|con)(?!\\p{L})|带", FLAGS);

    /** One trim in several words, such as hook and eye. */
    private static final Pattern ONE = Phrases.anyOf(wholes());

    TrimParts {
        names = List.copyOf(names);
        joints = List.copyOf(joints);
    }

    /** Those of an item's type; the whole where a piece of it is no trim of its own. */
    static TrimParts of(String type) {
        List<String> names = new ArrayList<>();
        List<String> joints = new ArrayList<>();
        Matcher joint = JOINT.matcher(type);
        int from = 0;
        while (joint.find() && !WITH.matcher(type.substring(0, joint.start())).find()) {
            if (!isWithinOne(type, joint.start())) {
                names.add(type.substring(from, joint.start()));
                joints.add(joint.group());
                from = joint.end();
            }
        }
        names.add(type.substring(from));
        return names.stream().allMatch(name -> Trims.noun(name).isPresent())
                ? new TrimParts(names, joints)
                : new TrimParts(List.of(type), List.of());
    }

    /** Whether the place is between words that are for one trim. */
    static boolean isWithinOne(String words, int at) {
        return ONE.matcher(words)
                .results()
                .anyMatch(match -> match.start() < at && at < match.end());
    }

    boolean areSeveral() {
        return names.size() > 1;
    }

    /** Whether it is one of two, and nobody has said yet which. */
    boolean areAlternatives() {
        return names.size() == 2 && ALTERNATIVE.matcher(joints.getFirst()).matches();
    }

    /** The kind of each, where there is a word for it. */
    List<String> kinds() {
        return names.stream().map(Trims::noun).flatMap(Optional::stream).distinct().toList();
    }

    /** Without those of the kinds; nothing where none is left. */
    Optional<String> without(Set<String> kinds) {
        List<Integer> left =
                IntStream.range(0, names.size())
                        .filter(i -> Trims.noun(names.get(i)).filter(kinds::contains).isEmpty())
                        .boxed()
                        .toList();
        if (left.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(names.get(left.getFirst()));
        for (int i = 1; i < left.size(); i++) {
            text.append(joints.get(left.get(i) - 1)).append(names.get(left.get(i)));
        }
        return Optional.of(text.toString());
    }

    /** Those of the kinds, in their own words. */
    String only(Set<String> kinds) {
        return names.stream()
                .filter(name -> Trims.noun(name).filter(kinds::contains).isPresent())
                .collect(Collectors.joining(" and "));
    }

    private static List<String> wholes() {
        return Lexicon.all().list("part trim").stream()
                .filter(name -> JOINT.matcher(name).find())
                .distinct()
                .toList();
    }
}
