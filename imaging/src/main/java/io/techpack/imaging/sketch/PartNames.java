package io.techpack.imaging.sketch;

import io.techpack.imaging.shape.Landmark;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How people call the parts that callouts point to, in the languages of the edits. */
final class PartNames {

    private static final List<String> CLOSURES =
            List.of(
                    "closure",
                    "closing",
                    "fastening",
                    "fastener",
                    "button",
                    "buttons",
                    "zip",
                    "zipper",
                    "placket",
                    "snap",
                    "press stud",
                    "toggle",
                    "hook",
                    "velcro",
                    "knopf",
                    "knöpfe",
                    "knopfleiste",
                    "reißverschluss",
                    "druckknopf",
                    "druckknöpfe",
                    "bouton",
                    "bouton pression",
                    "pression",
                    "fermeture",
                    "botón",
                    "botones",
                    "cremallera",
                    "broche",
                    "扣",
                    "拉链");

    private static final List<String> HEMS =
            List.of("hem", "bottom hem", "leg hem", "saum", "ourlet", "dobladillo", "下摆");

    private static final Map<Landmark, List<String>> NAMES =
            Map.ofEntries(
                    Map.entry(
                            Landmark.NECK,
                            List.of(
                                    "neck",
                                    "neckline",
                                    "neck band",
                                    "collar",
                                    "hood",
                                    "kragen",
                                    "ausschnitt",
                                    "halsausschnitt",
                                    "kapuze",
                                    "col",
                                    "encolure",
                                    "capuche",
                                    "cuello",
                                    "escote",
                                    "capucha",
                                    "领",
                                    "帽")),
                    Map.entry(
                            Landmark.SHOULDER_RIGHT,
                            List.of(
                                    "shoulder",
                                    "shoulder seam",
                                    "schulter",
                                    "schulternaht",
                                    "épaule",
                                    "hombro",
                                    "肩")),
                    Map.entry(
                            Landmark.ARMPIT_RIGHT,
                            List.of(
                                    "armhole",
                                    "sleeve",
                                    "armloch",
                                    "ärmel",
                                    "emmanchure",
                                    "manche",
                                    "sisa",
                                    "manga",
                                    "袖")),
                    Map.entry(
                            Landmark.CUFF_RIGHT,
                            List.of(
                                    "cuff",
                                    "sleeve hem",
                                    "manschette",
                                    "ärmelsaum",
                                    "poignet",
                                    "puño",
                                    "袖口")),
                    Map.entry(Landmark.CLOSURE, CLOSURES),
                    Map.entry(Landmark.FLY, join(CLOSURES, "fly", "hosenschlitz", "braguette")),
                    Map.entry(
                            Landmark.POCKET,
                            List.of(
                                    "pocket",
                                    "tasche",
                                    "taschen",
                                    "brusttasche",
                                    "poche",
                                    "bolsillo",
                                    "袋")),
                    Map.entry(
                            Landmark.SIDE_SEAM,
                            List.of(
                                    "side seam",
                                    "outseam",
                                    "seitennaht",
                                    "couture latérale",
                                    "costura lateral",
                                    "侧缝")),
                    Map.entry(Landmark.HEM, HEMS),
                    Map.entry(Landmark.LEG_HEM, join(HEMS, "leg opening")),
                    Map.entry(
                            Landmark.WAISTBAND,
                            List.of(
                                    "waistband",
                                    "waist",
                                    "drawstring",
                                    "belt loop",
                                    "bund",
                                    "ceinture",
                                    "pretina",
                                    "腰")),
                    Map.entry(
                            Landmark.CROTCH,
                            List.of("crotch", "gusset", "schritt", "entrejambe", "裆")),
                    Map.entry(Landmark.KNEE, List.of("knee", "leg panel", "knie", "genou", "膝")));

    /** The neck's opening; a collar and a hood go round to the back. */
    private static final List<String> NECKLINES =
            List.of(
                    "neck",
                    "neckline",
                    "v-neck",
                    "crewneck",
                    "ausschnitt",
                    "halsausschnitt",
                    "v-ausschnitt",
                    "rundhalsausschnitt",
                    "encolure",
                    "col v",
                    "col rond",
                    "escote",
                    "cuello en v",
                    "cuello redondo",
                    "领口",
                    "领型");

    private static final List<String> BACKS =
            List.of(
                    "back",
                    "rücken",
                    "hinten",
                    "rückwärtig",
                    "dos",
                    "arrière",
                    "espalda",
                    "后",
                    "背");

    /** Sewn in for later, or at the points of a collar. */
    private static final Pattern OTHER_BUTTONS =
            Pattern.compile(
                    "button-down|\\bspare\\b|\\bextra\\b|ersatz|reserve|rechange|repuesto|备用",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private PartNames() {}

    /** Whether it is about the neck's opening, which is another at the back. */
    static boolean isFrontNeck(SketchRequest.Remark remark) {
        String words = remark.part() + " " + remark.words();
        return NECKLINES.stream().anyMatch(name -> names(words, name))
                && BACKS.stream().noneMatch(name -> names(words, name));
    }

    /** Whether it is about what is seen from behind only. */
    static boolean isAtTheBack(String words) {
        return BACKS.stream().anyMatch(name -> names(words, name));
    }

    /** Whether the words name a part that some product has. */
    static boolean isPart(String words) {
        return NAMES.values().stream().flatMap(List::stream).anyMatch(name -> names(words, name));
    }

    private static List<String> join(List<String> names, String... more) {
        return java.util.stream.Stream.concat(names.stream(), java.util.Arrays.stream(more))
                .toList();
    }

    /** The feature that the words are about: the one with the longest name in them. */
    static Optional<Feature> meant(String words, List<Feature> features) {
        return features.stream()
                .filter(feature -> length(words, feature) > 0)
                .max(Comparator.comparingInt(feature -> length(words, feature)));
    }

    private static int length(String words, Feature feature) {
        List<String> names =
                join(
                        NAMES.getOrDefault(feature.landmark(), List.of()),
                        feature.name().toLowerCase(Locale.ROOT));
        return names.stream()
                .filter(name -> names(words.replace("center", "centre"), name))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    /** As a whole word, also in the plural; Chinese has no spaces. */
    private static boolean names(String words, String name) {
        return name.codePoints().anyMatch(Character::isIdeographic)
                ? words.contains(name)
                : Pattern.compile(
                                "(?<![\\p{L}\\p{N}])"
                                        + Pattern.quote(name)
                                        + "(?:s|es|n|en)?(?![\\p{L}\\p{N}])",
                                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                        .matcher(words)
                        .find();
    }

    /** Whether the words are about the closure's buttons, which have a number. */
    static boolean areButtons(String words) {
        return !OTHER_BUTTONS.matcher(words).find()
                && List.of("button", "knopf", "knöpfe", "bouton", "botón", "botones", "扣").stream()
                        .anyMatch(name -> names(words, name));
    }
}
