package io.techpack.imaging.flat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What whole phrases such as "box-pleated", "Stufenrock" or "side slit" say of skirts, waists and
 * hems, in the languages of the edits.
 */
public enum SaidDetail {
    BOX_PLEATED(
            Choice.Fullness.BOX_PLEATED,
            "box[- ]pleat(?:s|ed)?|kellerfalten?|(?:à )?plis creux|(?:de )?tablas|tablead[oa]s?|(?:工字|箱形)褶"),
    PLEATED(
            Choice.Fullness.PLEATED,
            "(?:(?:knife|accordion|sunray|side)[- ])?pleat(?:s|ed)|plissee(?:rock|kleid)?|plissiert(?:e[mnrs]?)?|faltenrock|(?:mit )?falten"
                    + "|plissée?s?|(?:à )?plis(?: plats)?|plisad[oa]s?|pliegues|百褶|压褶|风琴褶"),
    TIERED(
            Choice.Fullness.TIERED,
            "tier(?:s|ed)|stufen(?:rock|kleid)|gestuft(?:e[mnrs]?)?|(?:à )?étages|étagée?s?|escalonad[oa]s?|蛋糕裙|层叠|多层"),
    GATHERED(
            Choice.Fullness.GATHERED,
            "gathered (?:skirt|waist|dress)|gathers (?:at|below|under) the waist|(?:gereiht|gekräuselt|gerafft)(?:e[mnrs]?) (?:rock|taille)"
                    + "|(?:jupe|taille) froncée|(?:falda|cintura) fruncida|(?:碎|抽)褶裙"),
    RUFFLE(
            Choice.Hem.RUFFLE,
            "(?:ruffle[ds]?|frill(?:ed|y|s)?|flounce[ds]?) (?:(?:at|on|along|around) the )?hem|hem (?:with (?:an? )?)?(?:ruffles?|frills?|flounces?)"
                    + "|(?:rüschen|volant)saum|saum mit (?:rüschen?|volants?)|(?:rüschen?|volants?) am saum|ourlet (?:à )?volant(?:s|é)?|volants? à l.ourlet"
                    + "|(?:bajo|dobladillo) (?:con|de) volantes?|volantes? en el (?:bajo|dobladillo)|荷叶边下摆|下摆荷叶边"),
    PEPLUM(Choice.WaistSeam.PEPLUM, "peplum|schö(?:ß|ss)chen|péplum|(?:à )?basques?|腰部荷叶边|荷叶腰"),
    EMPIRE(
            Choice.WaistSeam.EMPIRE,
            "empire[- ](?:waist(?:line)?|line|cut|seam)|empire-?(?:taille|linie|kleid)|taille (?:haute )?empire|(?:corte|talle|cintura) imperio|帝国腰线?|高腰线"),
    DROPPED(
            Choice.WaistSeam.DROPPED,
            "drop(?:ped)?[- ]waist(?:line|ed)?|(?:tiefe|tiefgesetzte|tief angesetzte|verlängerte) taille|taille basse|talle (?:bajo|caído)|cintura caída|低腰线?"),
    SIDE_SLIT(
            Choice.Slit.SIDE,
            "side[- ](?:slit|vent)s?|seitenschlitz(?:e|en)?|seitliche[mnrs]? schlitz(?:e|en)?|fentes? (?:latérales?|sur les? côtés?)"
                    + "|aberturas? lateral(?:es)?|侧(?:边)?开[衩叉]"),
    FRONT_SLIT(
            Choice.Slit.FRONT,
            "(?:front|thigh(?:-high)?|leg|high)[- ]slits?|(?:bein|vorder)schlitz|fente (?:devant|haute|à la cuisse|cuisse)|abertura (?:delantera|frontal|en la pierna|alta)"
                    + "|(?:前|高)开[衩叉]"),
    BACK_SLIT(
            Choice.Slit.BACK,
            "(?:back|rear|walking)[- ](?:slit|vent)s?|(?:geh|rücken)schlitz|fente (?:au )?dos|fente (?:d'aisance|arrière)|abertura trasera|后开[衩叉]"),
    SLIT(Choice.Slit.SIDE, "(?:an? )?slits?|schlitz(?:e|en)?|fentes?|aberturas?|开[衩叉]");

    private final Choice choice;
    private final Pattern words;

    SaidDetail(Choice choice, String words) {
        this.choice = choice;
        this.words = SaidCut.wholeWords(words);
    }

    /** The makes that the words name, at most one of each trait: the first word for it counts. */
    public static List<Choice> in(String said) {
        List<Choice> named = new ArrayList<>();
        for (SaidDetail detail : values()) {
            boolean open =
                    named.stream().noneMatch(each -> Trait.of(each) == Trait.of(detail.choice));
            if (open && detail.words.matcher(said).find()) {
                named.add(detail.choice);
            }
        }
        return named;
    }

    /** The words without those that name any. */
    public static String besides(String said) {
        String rest = said;
        for (SaidDetail detail : values()) {
            rest = detail.words.matcher(rest).replaceAll(" ");
        }
        return rest;
    }

    /** Whether the words name any. */
    public static boolean isNamedIn(String said) {
        return Arrays.stream(values()).anyMatch(detail -> detail.words.matcher(said).find());
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
