package io.techpack.imaging.flat;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What whole phrases such as "polo dress", "V-neck sweater" or "mandarin collar" say of a garment's
 * neck, in the languages of the edits. Words that mean a neck only where one is asked for, such as
 * "round", are none of them.
 */
public enum SaidNeck {
    POLO(
            Choice.Collar.POLO,
            "(?:knit(?:ted)? |rugby )polo(?! ?-?neck)"
                    + "|polo[- ](?:style[- ])?(?:collar|shirt|dress|gown|tee|t-shirt|top|tunic|blouse|sweater|jumper|pullover|sweatshirt|knit|cardigan|jumpsuit|playsuit|romper)"
                    + "|polo-?(?:kragen|kleid|hemd|shirt|pullover|overall)"
                    + "|(?:col|robe|pull|combinaison|chemise) polo|(?:cuello|vestido|jersey|mono|camisa) polo|polo(?:领|衫|裙|连衣裙)"),
    SHIRT(
            Choice.Collar.SHIRT,
            "(?:shirt|button[- ]?down|blouse)[- ]collar|shirt ?-?dress|hemdkragen|blusenkragen|hemd(?:blusen)?kleid"
                    + "|col (?:de )?chemis(?:e|ier)|robe[- ]chemis(?:e|ier)|cuello (?:de )?camis(?:a|ero)|vestido camis(?:a|ero)|衬衫(?:领|裙)"),
    STAND(
            Choice.Collar.STAND,
            "(?:stand(?:-up)?|mandarin|nehru|band|grandad|funnel)[- ]collar|funnel[- ]neck|stehkragen"
                    + "|col (?:mao|officier|montant)|cuello mao|立领"),
    PETER_PAN(
            Choice.Collar.PETER_PAN,
            "peter[- ]pan(?:[- ]collar)?|bubikragen|col claudine|cuello (?:bebé|peter pan)|(?:娃娃|彼得潘)领"),
    HOOD(
            Choice.Collar.HOOD,
            "hooded|with (?:an? )?hood|mit kapuze|kapuzen(?:kleid|pullover|jacke|pulli|shirt)|à capuche|con capucha|连帽"),
    CREW(
            Choice.Neckline.CREW,
            "(?:crew|round)[- ]?neck(?:line)?|rundhals(?:ausschnitt)?|rundausschnitt|(?:col|encolure) ronde?|(?:cuello|escote) redondo|圆领"),
    V(
            Choice.Neckline.V,
            "v[- ]?neck(?:line)?|v-ausschnitt|(?:col|encolure) (?:en )?v|(?:cuello|escote) (?:en v|v|de pico)|v字?领"),
    SCOOP(Choice.Neckline.SCOOP, "(?:scoop|u)[- ]?neck(?:line)?|u-ausschnitt"),
    BOAT(
            Choice.Neckline.BOAT,
            "(?:boat|bateau)[- ]?neck(?:line)?|u-boot-ausschnitt|(?:col|encolure) bateau|(?:cuello|escote) barco|一字领"),
    SQUARE(
            Choice.Neckline.SQUARE,
            "square[- ]?neck(?:line)?|karree-?ausschnitt|(?:col|encolure) carrée?|(?:cuello|escote) cuadrado|方领"),
    SWEETHEART(
            Choice.Neckline.SWEETHEART,
            "sweetheart(?:[- ]?neck(?:line)?)?|herz-?ausschnitt|(?:col|encolure|décolleté) (?:en )?c(?:œ|oe)ur|escote (?:de )?corazón|心形领"),
    TURTLENECK(
            Choice.Neckline.TURTLENECK,
            "(?:turtle|roll|polo|mock)[- ]?neck|rollkragen(?:pullover|kleid|pulli|shirt)?|col roulé|cuello (?:alto|vuelto|cisne)|高领");

    private final Choice choice;
    private final Pattern words;

    SaidNeck(Choice choice, String words) {
        this.choice = choice;
        this.words = SaidCut.wholeWords(words);
    }

    /** Collar or neckline. */
    public Trait trait() {
        return choice instanceof Choice.Collar ? Trait.COLLAR : Trait.NECKLINE;
    }

    /** How that is made. */
    public Choice choice() {
        return choice;
    }

    /** Whether the words name this one, among others. */
    public boolean isIn(String said) {
        return words.matcher(said).find();
    }

    /** The neck that the words name; empty where they name none, or more than one. */
    public static Optional<SaidNeck> in(String said) {
        SaidNeck[] named =
                Arrays.stream(values()).filter(neck -> neck.isIn(said)).toArray(SaidNeck[]::new);
        return named.length == 1 ? Optional.of(named[0]) : Optional.empty();
    }

    /** The neck that the words are a phrase for, and nothing else. */
    static Optional<SaidNeck> called(String words) {
        return Arrays.stream(values())
                .filter(neck -> neck.words.matcher(words).matches())
                .findFirst();
    }

    /**
     * The spec with the neck that the words name; the same where they name none, it has that one,
     * its class has none, or a person stated another one.
     *
     * @param origin stated where they are a person's, seen where they are of what looked at a photo
     */
    public static FlatSpec stating(String said, FlatSpec spec, Origin origin) {
        return in(said).filter(neck -> !neck.isOn(spec))
                .filter(_ -> !isStated(spec, Trait.COLLAR) && !isStated(spec, Trait.NECKLINE))
                .map(neck -> neck.on(spec, origin))
                .orElse(spec);
    }

    /** Under a collar no neckline is seen, whichever the spec has. */
    private boolean isOn(FlatSpec spec) {
        boolean covered =
                trait() == Trait.NECKLINE
                        && spec.trait(Trait.COLLAR)
                                .map(chosen -> (Choice.Collar) chosen.choice())
                                .filter(Choice.Collar::isAroundTheNeck)
                                .isPresent();
        return !covered && spec.has(trait(), choice);
    }

    private FlatSpec on(FlatSpec spec, Origin origin) {
        FlatSpec stated = spec.stating(trait(), choice);
        return stated.equals(spec) || origin == Origin.STATED
                ? stated
                : stated.with(trait(), new Chosen(choice, origin, 0.7));
    }

    private static boolean isStated(FlatSpec spec, Trait trait) {
        return spec.trait(trait).filter(chosen -> chosen.origin() == Origin.STATED).isPresent();
    }
}
