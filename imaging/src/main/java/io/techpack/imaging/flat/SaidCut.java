package io.techpack.imaging.flat;

import io.techpack.imaging.kind.GarmentGroup;
import io.techpack.imaging.shape.Measure;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a word such as "cropped", "midi" or "oversized" says of a garment's lengths and widths, in
 * the languages of the edits: which measures become how long against the usual ones of the class.
 */
public enum SaidCut {
    CROPPED(
            "crop(?:ped|-top)?|verkürzt|bauchfrei|raccourci|court(?:e)? à la taille|recortad[oa]|短款"),
    LONGLINE("long-?line|longline|lang geschnitten|lange Form|oversize-?lang|长款"),
    MINI("mini(?:kleid|rock)?|迷你裙?|超短裙?"),
    KNEE_LENGTH("knee[- ]length|knielang|au genou|hasta la rodilla|及膝"),
    MIDI("midi(?:kleid|rock)?|wadenlang|中长"),
    MAXI(
            "maxi(?:kleid|rock)?|long (?:dress|gown|skirt)|(?:robe|jupe) longue|(?:vestido|falda) larg[oa]|langes kleid|langer rock|长裙|full[- ]length|floor[- ]length|bodenlang|拖地"),
    OVERSIZED("over-?siz(?:ed?)|oversize|loose(?:[- ]fit)?|weit geschnitten|ample|holgad[oa]|宽松"),
    BOXY("boxy|kastig"),
    SLIM("slim(?:[- ]fit)?|schmal geschnitten|skinny fit|ajusté[e]?|entallad[oa]|ceñid[oa]|修身"),
    FITTED("fitted|tailliert|cintré[e]?"),
    A_LINE("a-line|a line|a-linie|ausgestellt|trapèze|évasée?|línea a|acampanad[oa]|a字"),
    PENCIL("pencil|bleistift|crayon|lápiz|铅笔"),
    WIDE_LEG("wide[- ]leg(?:ged)?|weites bein|jambes? larges?|pierna ancha|阔腿"),
    FLARED("flared?|boot-?cut|schlag|pattes d.éléphant|喇叭"),
    STRAIGHT_LEG("straight[- ]leg|gerades bein|jambes? droites?|pierna recta|直筒"),
    TAPERED("tapered|konisch|fuselée?s?|锥形"),
    SKINNY("skinny|röhre|紧身");

    private static final Set<SaidCut> LENGTHS =
            EnumSet.of(CROPPED, LONGLINE, MINI, KNEE_LENGTH, MIDI, MAXI);

    private final Pattern words;

    SaidCut(String words) {
        this.words = wholeWords(words);
    }

    /** Any of the alternatives as whole words; Chinese has no spaces between words. */
    static Pattern wholeWords(String alternatives) {
        String edge = "[\\p{L}\\p{N}&&[^\\p{IsHan}]]";
        return Pattern.compile(
                "(?<!" + edge + ")(?:" + alternatives + ")(?!" + edge + ")",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Whether the words name a cut at all. */
    public static boolean isNamedIn(String said) {
        return Arrays.stream(values()).anyMatch(cut -> cut.words.matcher(said).find());
    }

    /** Whether every cut that the words name is a length, such as maxi. */
    public static boolean isLengthIn(String said) {
        return Arrays.stream(values())
                .filter(cut -> cut.words.matcher(said).find())
                .allMatch(LENGTHS::contains);
    }

    /** The spec with every cut that the words name and its class can have; else the same. */
    public static FlatSpec in(String said, FlatSpec spec) {
        FlatSpec result = spec;
        for (SaidCut cut : values()) {
            if (cut.words.matcher(said).find()) {
                result = cut.of(result);
            }
        }
        return result;
    }

    private FlatSpec of(FlatSpec spec) {
        GarmentGroup group = spec.kind().group();
        return switch (group) {
            case TOPS, OUTERWEAR -> top(spec);
            case DRESSES -> dress(spec);
            case SKIRTS -> skirt(spec);
            case TROUSERS, SHORTS -> legs(spec);
            case SHOES, HATS, BAGS, OBJECTS -> spec;
        };
    }

    private FlatSpec top(FlatSpec spec) {
        return switch (this) {
            case CROPPED -> length(spec, 0.68);
            case LONGLINE -> length(spec, 1.16);
            default -> width(spec);
        };
    }

    private FlatSpec dress(FlatSpec spec) {
        return switch (this) {
            case MINI -> length(spec, 0.87);
            case KNEE_LENGTH -> length(spec, 1.02);
            case MIDI -> length(spec, 1.22);
            case MAXI -> length(spec, 1.43);
            default -> width(spec);
        };
    }

    private FlatSpec width(FlatSpec spec) {
        FlatSpec usual = UsualSpec.of(spec.kind());
        double chest = spec.cm(Measure.CHEST_WIDTH);
        double least = usual.cm(Measure.CHEST_WIDTH);
        return switch (this) {
            case OVERSIZED ->
                    widths(
                            spec,
                            Math.max(1, least * 1.17 / chest),
                            Measure.SHOULDER_WIDTH,
                            Measure.CHEST_WIDTH,
                            Measure.WAIST_WIDTH,
                            Measure.HEM_WIDTH);
            case SLIM ->
                    widths(
                            spec,
                            Math.min(1, least * 0.91 / chest),
                            Measure.CHEST_WIDTH,
                            Measure.WAIST_WIDTH,
                            Measure.HEM_WIDTH);
            case BOXY ->
                    said(
                            said(spec, Measure.WAIST_WIDTH, chest * 0.99),
                            Measure.HEM_WIDTH,
                            chest * 0.99);
            case FITTED -> said(spec, Measure.WAIST_WIDTH, chest * 0.82);
            case A_LINE -> said(spec, Measure.HEM_WIDTH, chest * 1.5);
            case PENCIL -> said(spec, Measure.HEM_WIDTH, chest * 0.95);
            default -> spec;
        };
    }

    private FlatSpec skirt(FlatSpec spec) {
        double hip = spec.cm(Measure.HIP_WIDTH);
        return switch (this) {
            case MINI -> length(spec, 0.7);
            case KNEE_LENGTH -> length(spec, 1.0);
            case MIDI -> length(spec, 1.35);
            case MAXI -> length(spec, 1.72);
            case A_LINE, FLARED -> said(spec, Measure.HEM_WIDTH, hip * 1.45);
            case PENCIL -> said(spec, Measure.HEM_WIDTH, hip * 0.9);
            default -> spec;
        };
    }

    private FlatSpec legs(FlatSpec spec) {
        double thigh = spec.cm(Measure.THIGH_WIDTH);
        return switch (this) {
            case CROPPED -> length(spec, 0.86);
            case WIDE_LEG, OVERSIZED ->
                    said(widths(spec, 1.1, Measure.THIGH_WIDTH), Measure.LEG_OPENING, thigh * 1.05);
            case FLARED -> said(spec, Measure.LEG_OPENING, thigh * 1.0);
            case STRAIGHT_LEG -> said(spec, Measure.LEG_OPENING, thigh * 0.78);
            case TAPERED, SLIM -> said(spec, Measure.LEG_OPENING, thigh * 0.62);
            case SKINNY ->
                    said(
                            widths(spec, 0.9, Measure.THIGH_WIDTH),
                            Measure.LEG_OPENING,
                            thigh * 0.9 * 0.54);
            default -> spec;
        };
    }

    /** As long against its own width as the usual one; trousers keep their rise. */
    private static FlatSpec length(FlatSpec spec, double share) {
        FlatSpec usual = UsualSpec.of(spec.kind());
        Measure across =
                Set.of(GarmentGroup.TROUSERS, GarmentGroup.SHORTS, GarmentGroup.SKIRTS)
                                .contains(spec.kind().group())
                        ? Measure.HIP_WIDTH
                        : Measure.CHEST_WIDTH;
        double size = Math.clamp(spec.cm(across) / usual.cm(across), 0.45, 1.15);
        double length = usual.baseCentimetres() * share * size;
        if (spec.isStated(spec.base())) {
            return spec;
        }
        FlatSpec result = spec.stating(spec.base(), length);
        return result.proportions().containsKey(Measure.INSEAM)
                ? result.with(
                        Measure.INSEAM,
                        new Proportion(
                                Math.max(0.05, 1 - result.proportion(Measure.FRONT_RISE).ratio()),
                                0,
                                Origin.STATED))
                : result;
    }

    private static FlatSpec widths(FlatSpec spec, double factor, Measure... measures) {
        FlatSpec result = spec;
        for (Measure measure : measures) {
            result = said(result, measure, spec.cm(measure) * factor);
        }
        return result;
    }

    /** What a person said in centimetres holds. */
    private static FlatSpec said(FlatSpec spec, Measure measure, double centimetres) {
        boolean same = Math.abs(spec.cm(measure) - centimetres) < 0.05;
        return spec.isStated(measure) || same ? spec : spec.stating(measure, centimetres);
    }
}
