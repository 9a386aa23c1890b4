package io.techpack.baseviews.edit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a component is said to be made of: "Shell: 80 % cotton 20 % nylon", "Futter aus Viskose".
 *
 * @param heading what stands before the materials, if anything; may be a component or not
 * @param materials the rest
 */
record Composed(Optional<String> heading, String materials) {

    private static final Pattern SHARE = Pattern.compile("[\\d%]");

    /** Shares that stand before their names, and what stands before the first. */
    private static final Pattern BEFORE_SHARES =
            Pattern.compile(
                    "(?<heading>[^\\d%:：,;]{1,40}?)\\s*(?<materials>\\d.*[%％].*\\p{L}[\\s.]*)",
                    Pattern.DOTALL);

    private static final Pattern MADE_OF = madeOf("{0,2}");

    /** "Tige en cuir de veau": what stands before the first such word. */
    private static final Pattern MADE_OF_SOON = madeOf("{0,2}?");

    /** "The sole to rubber", which leaves the verb out. */
    private static final Pattern OF_A_PART =
            Pattern.compile(
                    "(?<heading>(?:the|der|die|das|den|les?|la|el|los|las)\\s+\\p{L}+(?:\\s\\p{L}+)?)\\s+(?:to|auf|zu|en|a)\\s+(?<materials>\\p{L}.*)",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern OF =
            Pattern.compile(
                    "^(?:made\\s+(?:of|from|out\\s+of)|of|aus|en|de)\\s+(?=\\p{L})",
                    Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_NAME = 3;

    /** A rib is a part, and a knit; a padding is nothing but what it is made of. */
    private static final Set<String> FABRICS = Set.of("rib", "trim", "padding");

    private static final Pattern ARTICLE =
            Pattern.compile(
                    "(?:the|der|die|das|den|les?|la|el|los|las)\\s+", Pattern.CASE_INSENSITIVE);

    /** Whether a fabric is called so, too. */
    static boolean isFabric(String component) {
        return FABRICS.contains(component.toLowerCase(Locale.ROOT));
    }

    /** Takes a value apart; "a blend of hemp and silk" is no component, and stays whole. */
    static Composed of(String words, Components components) {
        String said = words.strip();
        Optional<Labelled> labelled =
                Labelled.in(said).filter(each -> !SHARE.matcher(each.label()).find());
        if (labelled.isPresent()) {
            return new Composed(
                    Optional.of(labelled.get().label().strip()), labelled.get().words().strip());
        }
        Matcher shares = BEFORE_SHARES.matcher(said);
        if (shares.matches()) {
            return of(shares);
        }
        Matcher part = OF_A_PART.matcher(said);
        if (part.matches()) {
            return of(part);
        }
        return Stream.of(MADE_OF, MADE_OF_SOON)
                .map(form -> form.matcher(said))
                .filter(Matcher::matches)
                .filter(made -> components.named(made.group("heading")).isPresent())
                .findFirst()
                .map(Composed::of)
                .or(() -> beginning(said, components))
                .or(() -> components.beginningInChinese(said))
                .orElseGet(() -> new Composed(Optional.empty(), said));
    }

    /**
     * "The sole rubber", and "sole rubber" where there is a sole: the longest name it begins with.
     */
    private static Optional<Composed> beginning(String said, Components components) {
        Matcher article = ARTICLE.matcher(said);
        boolean definite = article.lookingAt();
        List<String> words = List.of(said.substring(definite ? article.end() : 0).split("\\s+"));
        for (int count = Math.min(LONGEST_NAME, words.size() - 1); count > 0; count--) {
            String name = String.join(" ", words.subList(0, count));
            String rest = String.join(" ", words.subList(count, words.size()));
            if (components.has(name)
                    || definite && components.named(name).isPresent()
                    || components.isBefore(name, rest)) {
                return Optional.of(new Composed(Optional.of(name), rest));
            }
        }
        return Optional.empty();
    }

    /** "Rubber sole": the last word is the part, but for what fabrics are called, too. */
    Composed orEnding(Components components) {
        String last = lastName(components);
        boolean compound = last.equals(materials) && components.endsCompound(last);
        boolean named =
                !last.equals(materials)
                        && materials.split("\\s+").length <= LONGEST_NAME
                        && components
                                .named(last)
                                .filter(each -> !FABRICS.contains(each))
                                .isPresent()
                        && !components.isMain(last);
        if (heading.isPresent() || !(compound || named)) {
            return this;
        }
        return new Composed(
                Optional.of(last),
                compound
                        ? materials
                        : materials.substring(0, materials.length() - last.length()).strip());
    }

    /** "Collar interlining" rather than nothing but its last word. */
    private String lastName(Components components) {
        List<String> words = List.of(materials.split("\\s+"));
        String last = words.getLast();
        if (words.size() < LONGEST_NAME) {
            return last;
        }
        String two = words.get(words.size() - 2) + " " + last;
        return materials.endsWith(two) && components.isKnown(two) ? two : last;
    }

    /** "En lin lavé" says of what: the linen is the material. */
    static String bare(String words) {
        return OF.matcher(words.strip()).replaceFirst("");
    }

    private static Pattern madeOf(String more) {
        return Pattern.compile(
                "(?<heading>[\\p{L}'’-]+(?:\\s[\\p{L}'’-]+)"
                        + more
                        + "\\s+(?:of|from|aus|en|de|in|with|mit|avec|con))\\s+(?<materials>(?:\\p{L}|\\d+x\\d).*)",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static Composed of(Matcher matcher) {
        return new Composed(
                Optional.of(matcher.group("heading").strip()), matcher.group("materials").strip());
    }
}
