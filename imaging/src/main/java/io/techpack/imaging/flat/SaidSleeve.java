package io.techpack.imaging.flat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What whole phrases such as "puff sleeves", "Fledermausärmel" or "manches bouffantes" say of how
 * sleeves are cut, in the languages of the edits. Words that mean a sleeve only where one is asked
 * for, such as "flared", are none of them.
 */
public enum SaidSleeve {
    PUFF(
            Choice.SleeveShape.PUFF,
            "puff(?:ed|y)?",
            "puff|bausch",
            "gepuffte?|puffige?|bauschige?|geraffte?",
            "bouffante?s?|bouffée?s?",
            "abullonad[ao]s?|abuchonad[ao]s?|abombad[ao]s?|bombach[ao]s?|(?:de )?farol(?:es)?",
            "泡泡|公主"),
    BALLOON(
            Choice.SleeveShape.BALLOON,
            "balloon",
            "ballon",
            "ballonförmige?",
            "ballons?",
            "globos?",
            "气球|灯泡"),
    BISHOP(
            Choice.SleeveShape.BISHOP,
            "bishop",
            "bischofs?",
            "",
            "évêques?|bishop",
            "(?:de )?obispos?",
            "主教|毕夏普"),
    BELL(
            Choice.SleeveShape.BELL,
            "bell(?:-shaped)?|flared|flare|trumpet|flutter|fluted|pagoda|angel",
            "glocken|trompeten|pagoden|flatter",
            "ausgestellte?|glockige?|glockenförmige?",
            "cloches?|trompettes?|pagodes?|évasées?",
            "(?:de )?campanas?|acampanad[ao]s?|(?:de )?trompetas?|pagodas?",
            "喇叭|荷叶"),
    LANTERN(
            Choice.SleeveShape.LANTERN,
            "lantern",
            "laternen",
            "",
            "lanternes?",
            "(?:de )?linternas?",
            "灯笼"),
    LEG_OF_MUTTON(
            Choice.SleeveShape.LEG_OF_MUTTON,
            "leg[- ](?:of|o'?)[- ]mutton|mutton|gigot|juliet",
            "keulen|hammelkeulen|schinken|gigot",
            "",
            "gigots?",
            "(?:de )?jamón|gigot|(?:de )?pierna de cordero",
            "羊腿|火腿"),
    RAGLAN(
            Choice.SleeveShape.RAGLAN,
            "raglan",
            "raglan",
            "",
            "raglans?",
            "ragl[aá]n|ranglan|raglanes",
            "插肩"),
    DOLMAN(
            Choice.SleeveShape.DOLMAN,
            "dolman|bat[- ]?wing|kimono|magyar",
            "fledermaus|kimono|dolman",
            "",
            "chauve-souris|kimonos?|dolmans?",
            "murciélagos?|kimonos?|dolman",
            "蝙蝠|和服|连身"),
    REGULAR(
            Choice.SleeveShape.REGULAR,
            "set-?in|regular|straight|plain",
            "",
            "eingesetzte?|gerade|normale?|reguläre?",
            "montées?|droites?",
            "montad[ao]s?|rect[ao]s?|pegad[ao]s?",
            "普通|直筒|圆装");

    /** What may stand between the shape and its noun. */
    private static final String LENGTH =
            "short|long|cap|three-quarter|3/4|elbow(?:-length)?|half|full|wide|big|small|gathered";

    private final Choice.SleeveShape shape;
    private final Pattern words;

    /** Without the noun. */
    private final Pattern bare;

    /**
     * @param english before "sleeves"
     * @param compound before "ärmel", as one word
     * @param german before "Ärmel", ending in -e
     * @param french after "manches"
     * @param spanish after "mangas"
     * @param chinese before the character for sleeves
     */
    SaidSleeve(
            Choice.SleeveShape shape,
            String english,
            String compound,
            String german,
            String french,
            String spanish,
            String chinese) {
        this.shape = shape;
        bare =
                SaidCut.wholeWords(
                        Stream.of(english, german, french, spanish)
                                .filter(each -> !each.isEmpty())
                                .map("(?:%s)[nrms]?"::formatted)
                                .collect(Collectors.joining("|")));
        words =
                SaidCut.wholeWords(
                        "(?:%s)[- ](?:(?:%s)[- ])?sleeve(?:s|d)?".formatted(english, LENGTH)
                                + before("(?:%s)-?ärmeln?", compound)
                                + before(
                                        "(?:%s)[nrms]? (?:(?:kurz|lang|weit)e[nrms]? )?ärmeln?",
                                        german)
                                + "|manches? (?:(?:courtes?|longues?|larges?|mi-longues?|trois-quarts|3/4) )?(?:%s)"
                                        .formatted(french)
                                + "|mangas? (?:(?:cortas?|largas?|anchas?|tres cuartos|3/4) )?(?:%s)"
                                        .formatted(spanish)
                                + "|(?:%s)(?:短|长|中|七分|五分)?袖".formatted(chinese));
    }

    private static String before(String phrase, String alternatives) {
        return alternatives.isEmpty() ? "" : "|" + phrase.formatted(alternatives);
    }

    /** How those sleeves are cut. */
    public Choice.SleeveShape shape() {
        return shape;
    }

    /** The shape that the words name, among others; empty where they name none, or two. */
    public static Optional<Choice.SleeveShape> in(String said) {
        return only(sleeve -> sleeve.words.matcher(said).find());
    }

    /** The same of words that are known to be about sleeves and may not say so. */
    public static Optional<Choice.SleeveShape> ofSleeves(String said) {
        return only(sleeve -> isNamed(sleeve.shape, said));
    }

    /** Whether words that are about sleeves name that shape, among others. */
    public static boolean isNamed(Choice.SleeveShape shape, String said) {
        return Arrays.stream(values())
                .filter(sleeve -> sleeve.shape == shape)
                .anyMatch(sleeve ->
                        sleeve.words.matcher(said).find() || sleeve.bare.matcher(said).find());
    }

    private static Optional<Choice.SleeveShape> only(Predicate<SaidSleeve> named) {
        List<Choice.SleeveShape> shapes =
                Arrays.stream(values()).filter(named).map(SaidSleeve::shape).toList();
        return shapes.size() == 1 ? Optional.of(shapes.getFirst()) : Optional.empty();
    }

    /** The shape that the words are a phrase for, and nothing else. */
    static Optional<Choice.SleeveShape> called(String words) {
        return Arrays.stream(values())
                .filter(sleeve -> sleeve.words.matcher(words).matches())
                .map(SaidSleeve::shape)
                .findFirst();
    }

    /**
     * The spec with the sleeves that the words name; the same where they name none, its class has
     * none, or a person stated others.
     *
     * @param origin stated where they are a person's, seen where they are of what looked at a photo
     */
    public static FlatSpec stating(String said, FlatSpec spec, Origin origin) {
        return in(said).filter(shape -> !spec.has(Trait.SLEEVE_SHAPE, shape))
                .map(shape -> spec.said(shape, origin))
                .orElse(spec);
    }
}
