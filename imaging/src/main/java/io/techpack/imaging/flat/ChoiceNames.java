package io.techpack.imaging.flat;

import java.util.Map;
import java.util.Set;

/** Other names that the trade has for a choice, in lower case with hyphens between words. */
final class ChoiceNames {

    private static final Map<Choice, Set<String>> NAMES =
            Map.ofEntries(
                    Map.entry(Choice.Sleeve.NONE, Set.of("sleeveless", "no-sleeves", "no")),
                    Map.entry(Choice.Sleeve.STRAP, Set.of("straps", "spaghetti-strap")),
                    Map.entry(Choice.Sleeve.CAP, Set.of("cap-sleeve", "cap-sleeves")),
                    Map.entry(
                            Choice.Sleeve.SHORT,
                            Set.of("short-sleeve", "short-sleeves", "short-sleeved", "half")),
                    Map.entry(
                            Choice.Sleeve.THREE_QUARTER,
                            Set.of("3/4", "3/4-length", "three-quarters", "three-quarter-length")),
                    Map.entry(
                            Choice.Sleeve.LONG,
                            Set.of("long-sleeve", "long-sleeves", "long-sleeved", "full")),
                    // whole phrases such as "puff sleeves" are SaidSleeve's
                    Map.entry(
                            Choice.SleeveShape.REGULAR,
                            Set.of("no", "none", "set-in", "straight", "plain", "normal")),
                    Map.entry(Choice.SleeveShape.PUFF, Set.of("puffed", "puffy", "puff-sleeve")),
                    Map.entry(Choice.SleeveShape.BELL, Set.of("flared", "trumpet", "flutter")),
                    Map.entry(Choice.SleeveShape.LEG_OF_MUTTON, Set.of("gigot", "leg-o-mutton")),
                    Map.entry(
                            Choice.SleeveShape.DOLMAN,
                            Set.of("batwing", "bat-wing", "kimono", "magyar")),
                    // whole phrases such as "crew neck" are SaidNeck's
                    Map.entry(Choice.Neckline.CREW, Set.of("round")),
                    Map.entry(Choice.Neckline.V, Set.of("v-shape", "v-shaped")),
                    Map.entry(Choice.Neckline.BOAT, Set.of("bateau")),
                    Map.entry(Choice.Collar.NONE, Set.of("collarless", "hoodless", "no")),
                    Map.entry(Choice.Collar.LAPEL, Set.of("lapels", "notched-lapel")),
                    Map.entry(Choice.Collar.STAND, Set.of("stand-up", "mandarin", "band")),
                    Map.entry(Choice.Closure.NONE, Set.of("no", "pullover")),
                    Map.entry(Choice.Closure.ZIP, Set.of("zipper", "full-zip", "zip-up")),
                    Map.entry(Choice.Closure.BUTTONS, Set.of("button", "button-up")),
                    Map.entry(Choice.Pockets.NONE, Set.of("no", "no-pockets", "pocketless")),
                    Map.entry(Choice.Cuff.RIB, Set.of("ribbed")),
                    Map.entry(Choice.Hem.RIB, Set.of("ribbed")),
                    Map.entry(Choice.Shaft.LOW, Set.of("low-top", "low-cut", "shoe")),
                    Map.entry(Choice.Shaft.ANKLE, Set.of("ankle-high", "high-top", "boot")),
                    Map.entry(Choice.Shaft.KNEE, Set.of("knee-high", "high")),
                    Map.entry(Choice.Heel.FLAT, Set.of("no", "none", "no-heel")),
                    Map.entry(Choice.Heel.BLOCK, Set.of("block-heel", "chunky")),
                    Map.entry(Choice.Heel.STILETTO, Set.of("stiletto-heel", "high-heel")),
                    Map.entry(Choice.Lacing.NONE, Set.of("no", "no-laces", "slip-on", "laceless")),
                    Map.entry(Choice.Lacing.LACES, Set.of("laced", "lace-up")),
                    Map.entry(Choice.Hem.RUFFLE, Set.of("ruffled", "ruffles", "frill", "flounce")),
                    Map.entry(Choice.WaistSeam.EMPIRE, Set.of("empire-waist", "empire-line")),
                    Map.entry(Choice.WaistSeam.DROPPED, Set.of("drop-waist", "dropped-waist")),
                    Map.entry(Choice.Fullness.PLAIN, Set.of("no", "none")),
                    Map.entry(
                            Choice.Fullness.PLEATED,
                            Set.of("pleats", "knife-pleated", "knife-pleats", "accordion")),
                    Map.entry(Choice.Fullness.BOX_PLEATED, Set.of("box-pleats", "box-pleat")),
                    Map.entry(Choice.Fullness.GATHERED, Set.of("gathers")),
                    Map.entry(Choice.Fullness.TIERED, Set.of("tiers")),
                    Map.entry(Choice.Slit.NONE, Set.of("no", "no-slit", "no-slits")),
                    Map.entry(Choice.Waistband.ELASTIC, Set.of("elasticated")));

    private ChoiceNames() {}

    static Set<String> of(Choice choice) {
        return NAMES.getOrDefault(choice, Set.of());
    }
}
