package io.techpack.imaging.closeup;

import io.techpack.imaging.flat.Trait;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.shape.Anatomy;
import io.techpack.imaging.shape.Landmark;
import java.util.List;
import java.util.Set;

/**
 * A part worth a close-up, at a landmark. What the outline does not show, such as a pocket or a
 * fly, lends no name: the shot is called by its place, and its purpose says what to look for.
 */
record Focus(String name, String area, String purpose, Landmark landmark) {

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
                    new Focus(
                            "centre_front",
                            "Centre front",
                            "Closure or print, where there is one",
                            Landmark.CENTRE_FRONT),
                    new Focus(
                            "bottom_hem", "Bottom hem", "Hem depth and stitch type", Landmark.HEM),
                    new Focus(
                            "shoulder",
                            "Shoulder",
                            "Shoulder and armhole seams",
                            Landmark.SHOULDER_RIGHT),
                    new Focus(
                            "chest",
                            "Chest",
                            "Pocket, label or print, where there is one",
                            Landmark.CHEST),
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
                    new Focus(
                            "centre_front",
                            "Centre front",
                            "Panel, pleat or print",
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

    /**
     * The parts of a kind in the order of their worth.
     *
     * @param absent what a person said the product has not: no shot asks for it
     */
    static List<Focus> of(GarmentClass kind, Set<Trait> absent) {
        return of(kind).stream()
                .filter(focus ->
                        !(absent.contains(Trait.SLEEVE) && focus.landmark == Landmark.CUFF_LEFT))
                .map(focus -> focus.without(absent))
                .toList();
    }

    private Focus without(Set<Trait> absent) {
        return switch (landmark) {
            case NECK ->
                    absent.contains(Trait.COLLAR)
                            ? new Focus("neckline", "Neckline", "Neckline finish", landmark)
                            : this;
            case CENTRE_FRONT ->
                    absent.contains(Trait.CLOSURE) ? lookingFor("Print, where there is one") : this;
            case CHEST ->
                    absent.contains(Trait.POCKETS)
                            ? lookingFor("Label or print, where there is one")
                            : this;
            case POCKET_LEFT ->
                    absent.contains(Trait.POCKETS) ? lookingFor("Side seam at the hip") : this;
            case FLY -> absent.contains(Trait.FLY) ? lookingFor("Front rise seam") : this;
            case ARMPIT_RIGHT ->
                    absent.contains(Trait.SLEEVE)
                            ? lookingFor("Armhole finish, and where it meets the side seam")
                            : this;
            default -> this;
        };
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
