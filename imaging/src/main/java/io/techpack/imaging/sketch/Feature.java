package io.techpack.imaging.sketch;

import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.kind.GarmentGroup;
import io.techpack.imaging.kind.ViewSide;
import io.techpack.imaging.shape.Landmark;
import io.techpack.imaging.shape.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A part that a callout explains, as usual for its kind of product; the maker confirms or replaces
 * it.
 */
record Feature(
        Landmark landmark,
        String name,
        String specification,
        String category,
        boolean critical,
        Optional<Measure> measure) {

    private static Feature of(
            Landmark landmark, String name, String specification, String category) {
        return new Feature(landmark, name, specification, category, false, Optional.empty());
    }

    private static Feature critical(
            Landmark landmark,
            String name,
            String specification,
            String category,
            Measure measure) {
        return new Feature(landmark, name, specification, category, true, Optional.of(measure));
    }

    static List<Feature> of(GarmentClass kind, ViewSide side) {
        return switch (kind.group()) {
            case TOPS, DRESSES, OUTERWEAR -> shoulderGarment(kind, side);
            case TROUSERS, SHORTS -> legged(side);
            case SKIRTS -> skirt(side);
            case SHOES -> object("Upper", "Sole edge", "Top line", "Toe", "Heel");
            case HATS ->
                    object(
                            "Crown panel",
                            "Brim or band edge",
                            "Crown top",
                            "Left side",
                            "Right side");
            case BAGS ->
                    object(
                            "Main panel",
                            "Base edge",
                            "Opening or handle",
                            "Left gusset",
                            "Right gusset");
            case OBJECTS ->
                    object("Main panel", "Lower edge", "Upper edge", "Left edge", "Right edge");
        };
    }

    private static List<Feature> shoulderGarment(GarmentClass kind, ViewSide side) {
        List<Feature> features = new ArrayList<>();
        boolean back = side == ViewSide.BACK;
        features.add(
                critical(
                        Landmark.NECK,
                        back ? "Back neckline" : neckName(kind),
                        neckMake(kind, back),
                        "construction",
                        Measure.NECK_WIDTH));
        features.add(
                of(
                        Landmark.SHOULDER_RIGHT,
                        "Shoulder seam",
                        "Overlocked, taped against stretch",
                        "construction"));
        features.add(
                critical(
                        Landmark.ARMPIT_RIGHT,
                        "Armhole",
                        "Set-in, matched at side seam",
                        "construction",
                        Measure.CHEST_WIDTH));
        features.add(
                new Feature(
                        Landmark.CUFF_RIGHT,
                        "Sleeve hem",
                        cuffMake(kind),
                        "finish",
                        false,
                        Optional.of(Measure.SLEEVE_LENGTH)));
        if (opens(kind) && !back) {
            features.add(
                    of(
                            Landmark.CENTRE_FRONT,
                            "Front closure",
                            "Placket or zip, aligned left to right",
                            "closure"));
        } else {
            features.add(
                    of(
                            Landmark.CENTRE_FRONT,
                            back ? "Centre back" : "Centre front",
                            back
                                    ? "Grain parallel to centre back"
                                    : "Grain parallel to centre front",
                            "shape"));
        }
        features.add(
                of(
                        Landmark.SIDE_SEAM,
                        "Side seam",
                        "Overlocked, pressed to the back",
                        "construction"));
        features.add(
                critical(Landmark.HEM, "Bottom hem", hemMake(kind), "finish", Measure.HEM_WIDTH));
        return features;
    }

    private static boolean opens(GarmentClass kind) {
        return kind == GarmentClass.SHIRT || kind.group() == GarmentGroup.OUTERWEAR;
    }

    private static String neckName(GarmentClass kind) {
        return switch (kind) {
            case SHIRT, POLO, BLAZER, OUTWEAR -> "Collar";
            case HOODIE -> "Hood seam";
            default -> "Neckline";
        };
    }

    private static String neckMake(GarmentClass kind, boolean back) {
        if (back) {
            return "Neck tape, label centred below";
        }
        return switch (kind) {
            case SHIRT -> "Two-piece collar, fused";
            case POLO -> "Rib-knit collar, taped";
            case BLAZER -> "Notched lapel, canvassed";
            case OUTWEAR -> "Stand or fold collar, topstitched";
            case HOODIE -> "Two-panel hood, seam covered";
            case DRESS, UNDERSHIRT -> "Faced or bound edge";
            default -> "Rib band, twin-needle topstitch";
        };
    }

    private static String cuffMake(GarmentClass kind) {
        return switch (kind) {
            case SHIRT -> "Buttoned cuff or turned hem";
            case HOODIE, LONGSLEEVE -> "Rib cuff or twin-needle hem";
            case BLAZER, OUTWEAR -> "Turned and lined";
            default -> "Twin-needle hem, 2.0 cm";
        };
    }

    private static String hemMake(GarmentClass kind) {
        return switch (kind) {
            case SHIRT -> "Narrow turned hem, 0.6 cm";
            case HOODIE -> "Rib band, elastane";
            case BLAZER, OUTWEAR -> "Turned and lined, 4.0 cm";
            case DRESS -> "Blind or turned hem, 2.5 cm";
            default -> "Twin-needle hem, 2.0 cm";
        };
    }

    private static List<Feature> legged(ViewSide side) {
        boolean back = side == ViewSide.BACK;
        return List.of(
                critical(
                        Landmark.WAISTBAND,
                        "Waistband",
                        "Two-piece or elastic, 3.5–4.0 cm",
                        "construction",
                        Measure.WAIST_WIDTH),
                of(
                        Landmark.POCKET_RIGHT,
                        back ? "Back pocket area" : "Side pocket",
                        "Bartacks at both ends",
                        "pocket"),
                of(
                        Landmark.FLY,
                        back ? "Centre back seam" : "Fly",
                        back ? "Safety-stitched, pressed open" : "Zip or buttons, J-stitch",
                        back ? "construction" : "closure"),
                critical(
                        Landmark.CROTCH,
                        "Crotch point",
                        "Four seams matched",
                        "construction",
                        Measure.FRONT_RISE),
                of(Landmark.KNEE, "Leg panel", "Grain along the leg", "shape"),
                of(Landmark.SIDE_SEAM, "Outseam", "Overlocked or felled", "construction"),
                critical(
                        Landmark.LEG_HEM,
                        "Leg hem",
                        "Single-needle turned hem, 2.0 cm",
                        "finish",
                        Measure.LEG_OPENING));
    }

    private static List<Feature> skirt(ViewSide side) {
        boolean back = side == ViewSide.BACK;
        return List.of(
                critical(
                        Landmark.WAISTBAND,
                        "Waistband",
                        "Faced or elastic, 3.0–4.0 cm",
                        "construction",
                        Measure.WAIST_WIDTH),
                of(
                        Landmark.CENTRE_FRONT,
                        back ? "Centre back" : "Centre front",
                        back ? "Zip or seam, if any" : "Grain parallel to centre front",
                        "shape"),
                of(
                        Landmark.SIDE_SEAM,
                        "Side seam",
                        "Overlocked, concealed zip if fitted",
                        "construction"),
                critical(
                        Landmark.HEM,
                        "Bottom hem",
                        "Turned hem, 2.5 cm",
                        "finish",
                        Measure.HEM_WIDTH));
    }

    private static List<Feature> object(
            String main, String lower, String upper, String left, String right) {
        return List.of(
                of(Landmark.UPPER_EDGE, upper, "Edge finish to be confirmed", "finish"),
                new Feature(
                        Landmark.MAIN_PANEL,
                        main,
                        "Main material, cut on one grain",
                        "construction",
                        true,
                        Optional.empty()),
                of(Landmark.FRONT_EDGE, left, "Seam or edge to be confirmed", "construction"),
                of(Landmark.BACK_EDGE, right, "Seam or edge to be confirmed", "construction"),
                of(Landmark.LOWER_EDGE, lower, "Joined all round, no gaps", "construction"));
    }
}
