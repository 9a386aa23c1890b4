package io.techpack.baseviews.edit;

import io.techpack.baseviews.words.Lexicon;
import io.techpack.baseviews.words.Meaning;
import io.techpack.baseviews.words.Token;
import io.techpack.imaging.flat.SaidCut;
import io.techpack.imaging.flat.SaidNeck;
import io.techpack.imaging.flat.Trait;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells what a line of the design is about, where a product has but one: its neckline, its sleeves,
 * its silhouette, its length, or what the line's own label says.
 */
final class DesignSubjects {

    static final String NECKLINE = "neckline";
    static final String COLLAR = "collar";
    static final String SLEEVES = "sleeves";
    static final String SILHOUETTE = "silhouette";
    static final String LENGTH = "length";

    private static final int MOST_WORDS = 6;
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** A seam at the neckline is none. */
    private static final String BEFORE =
            "(?:(?!(?:at|on|in|of|to|for|under|around|along|with|am|an|im|auf|aus|um|zum|mit|à|au|aux|sur|de|du|des|en|dans|avec"
                    + "|del|al|por|para|con|and|und|et|y)\\s)\\S+\\s+){0,3}";

    /** What may follow the noun: "long sleeves with tabs". */
    private static final String MORE = "(?:\\s+(?:with|at|mit|avec|con|à|de|en)\\s.+)?";

    private static final Pattern NECK =
            ended(
                    "(?:\\S+-)?neck(?:line)?|crewneck|turtleneck|\\S*ausschnitt|rundhals|rollkragen|领口|\\S*领",
                    "col|encolure|cuello|escote");
    private static final Pattern A_COLLAR =
            ended("collars?|\\S*kragen|lapels?|revers|领子|衣领", "col|cuello");
    private static final Pattern SLEEVE =
            ended(
                    "\\S*sleeves?|\\S+-sleeved|sleeveless|\\S*ärmeln?|ärmellos|(?:lang|kurz)arm|\\S*袖子?",
                    "manches?|mangas?");

    /** Says nothing of how a part is cut. */
    private static final Pattern QUALITY =
            Pattern.compile(
                    "contrast(?:ing)?|ribbed|taped|bound|topstitched|padded|lined|kontrast\\S*|gerippte[rns]?|contrasté?e?s?|côtelée?s?|acanalad[oa]s?|罗纹|撞色",
                    FLAGS);

    private static final Pattern WHOLE =
            Pattern.compile(
                    "silhouette|fit|cut|shape|style|passform|schnitt|coupe|silueta|corte|版型",
                    FLAGS);
    private static final Pattern LONG = Pattern.compile("length|länge|longueur|largo|长度", FLAGS);

    private DesignSubjects() {}

    /** A noun at the end, or where a language has it first, at the beginning. */
    private static Pattern ended(String last, String first) {
        return Pattern.compile(
                "(?:"
                        + BEFORE
                        + "(?:"
                        + last
                        + ")"
                        + MORE
                        + "|(?:(?:sans|sin)\\s+)?(?:"
                        + first
                        + ")(?:\\s+\\S+){0,4})",
                FLAGS);
    }

    /** Empty where there may be several lines like that. */
    static Optional<String> of(String line) {
        int colon = line.indexOf(':') < 0 ? line.indexOf('：') : line.indexOf(':');
        return colon > 0
                ? labelled(line.substring(0, colon).strip(), line.substring(colon + 1).strip())
                : unlabelled(Things.bare(line));
    }

    private static Optional<String> labelled(String label, String words) {
        if (isNamed(label, Trait.NECKLINE)) {
            return Optional.of(NECKLINE);
        }
        if (isNamed(label, Trait.COLLAR)) {
            boolean around =
                    SaidNeck.in(words).isPresent()
                            || Trait.COLLAR
                                    .choice(words)
                                    .filter(made -> StatedMakes.isAroundTheNeck(made.id()))
                                    .isPresent();
            return Optional.of(around ? NECKLINE : COLLAR);
        }
        if (isNamed(label, Trait.SLEEVE)) {
            return Optional.of(SLEEVES);
        }
        if (LONG.matcher(label).matches()) {
            return Optional.of(LENGTH);
        }
        return WHOLE.matcher(label).matches()
                ? Optional.of(SILHOUETTE)
                : Optional.of(label.toLowerCase(Locale.ROOT).replaceFirst("(?<=\\p{L}{3})s$", ""))
                        .filter(each -> !Patterns.isPrint(each) || each.equals("pattern"));
    }

    private static boolean isNamed(String label, Trait trait) {
        return SaidTexts.namesOf(trait).contains(label.toLowerCase(Locale.ROOT))
                && !Wording.holdsAny(label, List.of("hood"));
    }

    private static Optional<String> unlabelled(String words) {
        if (words.split("\\s+").length > MOST_WORDS) {
            return Optional.empty();
        }
        boolean neck = SaidNeck.in(words).isPresent();
        if (SaidTexts.denies(words, Trait.SLEEVE) || isThe(words, SLEEVE)) {
            // a "V-neck long sleeve" is a whole product
            return Optional.of(SLEEVES).filter(_ -> !neck);
        }
        if (isThe(words, NECK) && !isThe(words, A_COLLAR) || neck && isThe(words, A_COLLAR)) {
            return Optional.of(NECKLINE);
        }
        if (isThe(words, A_COLLAR)) {
            return Optional.of(COLLAR);
        }
        if (!SaidTexts.isOfTheWhole(words) || !SaidCut.isNamedIn(words)) {
            return Optional.empty();
        }
        return Optional.of(SaidCut.isLengthIn(words) ? LENGTH : SILHOUETTE);
    }

    /** Whether the words are for such a part, and say more of it than its colour. */
    private static boolean isThe(String words, Pattern noun) {
        if (!noun.matcher(words).matches()) {
            return false;
        }
        List<Token> tokens = Lexicon.all().tokens(QUALITY.matcher(words).replaceAll(" "));
        long telling =
                tokens.stream()
                        .filter(token -> !(token instanceof Token.Coloured))
                        .filter(token -> !token.is(Meaning.A))
                        .count();
        return telling > 1 || tokens.size() == 1 && words.indexOf(' ') < 0;
    }
}
