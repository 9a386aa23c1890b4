package io.techpack.imaging.closeup;

import io.techpack.imaging.flat.Trait;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.shape.Anatomy;
import io.techpack.imaging.shape.Landmark;
import java.util.List;
import java.util.Locale;

/**
 * A part worth a close-up, at a landmark. What the outline does not show, such as a pocket or a
 * fly, lends no name: the shot is called by its place, and its purpose says what to look for.
 *
 * @param sought what may be there, in the order of the purpose that lists it; else empty
 */
record Focus(String name, String area, String purpose, List<String> sought, Landmark landmark) {

    private static final String CLOSURE = "closure";
    private static final String POCKET = "pocket";
    private static final String PRINT = "print";

    private static final List<Focus> SHOULDER_GARMENT =
            List.of(
                    new Focus(
                            "collar_neckline",
                            "Collar and neckline",
                            "Neckline finish, rib or collar make",
                            Landmark.NECK),
                    new Focus(
                            "cuff",
                            "Cuff and sleeve hem",
                            "Sleeve finish and stitch type",
                            Landmark.CUFF_LEFT),
                    seeking(
                            "centre_front",
                            "Centre front",
                            List.of(CLOSURE, PRINT),
                            Landmark.CENTRE_FRONT),
                    new Focus(
                            "bottom_hem", "Bottom hem", "Hem depth and stitch type", Landmark.HEM),
                    new Focus(
                            "shoulder",
                            "Shoulder",
                            "Shoulder and armhole seams",
                            Landmark.SHOULDER_RIGHT),
                    seeking("chest", "Chest", List.of(POCKET, "label", PRINT), Landmark.CHEST),
                    new Focus(
                            "underarm",
                            "Underarm",
                            "Armhole and side seam meeting point",
                            Landmark.ARMPIT_RIGHT),
                    new Focus(
                            "side_seam",
                            "Side seam",
                            "Side seam make and slits",
                            Landmark.SIDE_SEAM));

    private static final List<Focus> LEGGED =
            List.of(
                    new Focus(
                            "waistband",
                            "Waistband",
                            "Waistband depth, loops and elastic",
                            Landmark.WAISTBAND),
                    new Focus(
                            "front_rise",
                            "Front, below the waist",
                            "Fly or other closure and its topstitching, where there is one",
                            Landmark.FLY),
                    new Focus(
                            "hip",
                            "Hip",
                            "Pocket opening and bartacks, where there is one",
                            Landmark.POCKET_LEFT),
                    new Focus(
                            "crotch_seam", "Crotch seam", "Rise and inseam joint", Landmark.CROTCH),
                    new Focus("leg_hem", "Leg hem", "Hem depth and stitch type", Landmark.LEG_HEM),
                    new Focus(
                            "knee",
                            "Knee",
                            "Leg panel, fading or reinforcement, where there is any",
                            Landmark.KNEE));

    private static final List<Focus> SKIRT =
            List.of(
                    new Focus(
                            "waistband",
                            "Waistband",
                            "Waistband depth and closure",
                            Landmark.WAISTBAND),
                    new Focus(
                            "side_seam",
                            "Side seam",
                            "Side seam and hidden closure",
                            Landmark.SIDE_SEAM),
                    new Focus(
                            "bottom_hem", "Bottom hem", "Hem depth and stitch type", Landmark.HEM),
                    seeking(
                            "centre_front",
                            "Centre front",
                            List.of("panel", "pleat", PRINT),
                            Landmark.CENTRE_FRONT));

    private static final List<Focus> OBJECT =
            List.of(
                    new Focus(
                            "main_panel",
                            "Main panel",
                            "Main material and its make",
                            Landmark.MAIN_PANEL),
                    new Focus(
                            "lower_edge",
                            "Lower edge",
                            "Base or sole and how it is joined",
                            Landmark.LOWER_EDGE),
                    new Focus(
                            "upper_edge",
                            "Upper edge",
                            "Opening, handle or top line",
                            Landmark.UPPER_EDGE),
                    new Focus(
                            "left_edge", "Left edge", "Edge finish and seams", Landmark.FRONT_EDGE),
                    new Focus(
                            "right_edge",
                            "Right edge",
                            "Edge finish and seams",
                            Landmark.BACK_EDGE));

    private Focus(String name, String area, String purpose, Landmark landmark) {
        this(name, area, purpose, List.of(), landmark);
    }

    /**
     * The purpose lists what may be there, such as "Pocket, label or print, where there is one".
     */
    private static Focus seeking(String name, String area, List<String> sought, Landmark landmark) {
        if (sought.isEmpty()) {
            return new Focus(name, area, "How the cloth lies here", landmark);
        }
        String first = String.join(", ", sought.subList(0, Math.max(1, sought.size() - 1)));
        String all = sought.size() == 1 ? first : first + " or " + sought.getLast();
        String purpose = all.substring(0, 1).toUpperCase(Locale.ROOT) + all.substring(1);
        return new Focus(name, area, purpose + ", where there is one", sought, landmark);
    }

    /**
     * The parts of a kind in the order of their worth.
     *
     * @param absent what a person said the product has not: no shot asks for it
     */
    static List<Focus> of(GarmentClass kind, AbsentParts absent) {
        return of(kind).stream()
                .filter(focus ->
                        !(absent.has(Trait.SLEEVE) && focus.landmark == Landmark.CUFF_LEFT))
                .map(focus -> focus.without(absent))
                .toList();
    }

    private Focus without(AbsentParts absent) {
        return switch (landmark) {
            case NECK ->
                    absent.has(Trait.COLLAR)
                            ? new Focus("neckline", "Neckline", "Neckline finish", landmark)
                            : this;
            case CENTRE_FRONT, CHEST -> seeking(name, area, stillSought(absent), landmark);
            case POCKET_LEFT ->
                    absent.has(Trait.POCKETS) ? lookingFor("Side seam at the hip") : this;
            case FLY -> absent.has(Trait.FLY) ? lookingFor("Front rise seam") : this;
            case ARMPIT_RIGHT ->
                    absent.has(Trait.SLEEVE)
                            ? lookingFor("Armhole finish, and where it meets the side seam")
                            : this;
            default -> this;
        };
    }

    private List<String> stillSought(AbsentParts absent) {
        return sought.stream()
                .filter(part ->
                        !switch (part) {
                            case CLOSURE -> absent.has(Trait.CLOSURE);
                            case POCKET -> absent.has(Trait.POCKETS);
                            case PRINT -> absent.print();
                            default -> false;
                        })
                .toList();
    }

    private Focus lookingFor(String what) {
        return new Focus(name, area, what, landmark);
    }

    static List<Focus> of(GarmentClass kind) {
        if (kind.hangsFromShoulders()) {
            return SHOULDER_GARMENT;
        }
        if (kind.hasLegs()) {
            return LEGGED;
        }
        return kind == GarmentClass.SKIRT ? SKIRT : OBJECT;
    }

    /**
     * Cuffs and underarms are there where sleeves were seen to part from the body; shorts end above
     * the knee.
     */
    boolean isOn(Anatomy anatomy) {
        return switch (landmark) {
            case CUFF_LEFT, CUFF_RIGHT ->
                    anatomy.landmarks().sleeves() && anatomy.kind() != GarmentClass.UNDERSHIRT;
            case ARMPIT_LEFT, ARMPIT_RIGHT -> anatomy.landmarks().sleeves();
            case KNEE -> anatomy.kind() == GarmentClass.PANTS;
            default -> true;
        };
    }
}
