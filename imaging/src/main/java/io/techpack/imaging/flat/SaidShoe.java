package io.techpack.imaging.flat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a word such as "ankle boots" or "loafers" says of a shoe's shaft, heel and lacing, in the
 * languages of the edits.
 */
public enum SaidShoe {
    KNEE_BOOT(
            "(?:over)?-?knee(?:-high)?[- ]boots?|riding boots?|wellingtons?|wellies|gummistiefel|kniestiefel|reitstiefel|bottes (?:hautes|cavalières)|cuissardes|botas (?:altas|de montar)|长靴|高筒靴",
            Choice.Shaft.KNEE,
            Choice.Lacing.NONE),
    CHELSEA_BOOT("chelsea(?:[- ]boots?)?|切尔西靴?", Choice.Shaft.ANKLE, Choice.Lacing.NONE),
    ANKLE_BOOT(
            "(?:ankle|lace-up|combat|hiking|desert|work)[- ]boots?|booties?|high-?tops?|chukkas?|stiefeletten?|schnürstiefel|bottines?|botín|botines|短靴|踝靴|马丁靴",
            Choice.Shaft.ANKLE),
    /** Where no other word says how high it is. */
    BOOT("boots?|stiefel|bottes?|botas?|靴子?", Choice.Shaft.ANKLE),
    PUMP(
            "pumps?|court shoes?|stilettos?|high[- ]heels?|stöckelschuhe?|escarpins?|talons? aiguilles?|zapatos? de tacón|高跟鞋?",
            Choice.Heel.STILETTO,
            Choice.Lacing.NONE),
    BLOCK_HEEL(
            "block[- ]heel(?:s|ed)?|heeled|blockabs[aä]tze?n?|talons? (?:carrés?|larges?)|tac(?:ón ancho|ones anchos)|粗跟",
            Choice.Heel.BLOCK),
    SLIP_ON(
            "slip-?ons?|loafers?|mules?|clogs?|ballet flats?|ballerinas?|moccasins?|espadrilles?|slippers?|mokassins?|mocassins?|mocasín|mocasines|alpargatas?|乐福鞋?",
            Choice.Lacing.NONE);

    private final Pattern words;

    @SuppressWarnings("ImmutableEnumChecker") // List.of: nobody can change it
    private final List<Choice> choices;

    SaidShoe(String words, Choice... choices) {
        this.words = SaidCut.wholeWords(words);
        this.choices = List.of(choices);
    }

    /** The makes that the words name, at most one of each trait: the first word for it counts. */
    public static List<Choice> in(String said) {
        List<Choice> named = new ArrayList<>();
        for (SaidShoe shoe : values()) {
            if (shoe.words.matcher(said).find()) {
                shoe.choices.stream()
                        .filter(choice ->
                                named.stream()
                                        .noneMatch(each -> each.getClass() == choice.getClass()))
                        .forEach(named::add);
            }
        }
        return named;
    }

    /**
     * The spec with the makes that the words name; the same where they name none, its class has
     * none of them, or a person stated another one.
     *
     * @param origin stated where they are a person's, seen where they are of what looked at a photo
     */
    public static FlatSpec stating(String said, FlatSpec spec, Origin origin) {
        FlatSpec result = spec;
        for (Choice choice : in(said)) {
            result = result.said(choice, origin);
        }
        return result;
    }
}
