package io.techpack.imaging.sketch;

import io.techpack.imaging.flat.Choice;
import io.techpack.imaging.flat.Chosen;
import io.techpack.imaging.flat.FlatSpec;
import io.techpack.imaging.flat.Origin;
import io.techpack.imaging.flat.Trait;
import io.techpack.imaging.kind.GarmentClass;
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

    /** The same part, made as a person said. */
    Feature specified(String words) {
        return new Feature(landmark, name, words, category, critical, measure);
    }

    static List<Feature> of(FlatSpec spec, ViewSide side) {
        GarmentClass kind = spec.kind();
        return switch (kind.group()) {
            case TOPS, DRESSES, OUTERWEAR -> shoulderGarment(spec, side);
            case TROUSERS, SHORTS -> legged(spec, side);
            case SKIRTS -> skirt(spec, side);
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

    private static List<Feature> shoulderGarment(FlatSpec spec, ViewSide side) {
        List<Feature> features = new ArrayList<>();
        boolean back = side == ViewSide.BACK;
        features.add(
                new Feature(
                        Landmark.NECK,
                        back ? "Back neckline" : neckName(spec),
                        neckMake(spec, back),
                        "construction",
                        true,
                        // a hood's own size is none of the neck's
                        back || collar(spec) != Choice.Collar.HOOD
                                ? Optional.of(Measure.NECK_WIDTH)
                                : Optional.of(Measure.HOOD_HEIGHT)));
        features.add(
                of(
                        Landmark.SHOULDER_RIGHT,
                        "Shoulder seam",
                        usual("Overlocked, taped against stretch"),
                        "construction"));
        features.add(
                new Feature(
                        Landmark.ARMPIT_RIGHT,
                        spec.sleeveShape() == Choice.SleeveShape.REGULAR ? "Armhole" : "Sleeve",
                        spec.isSleeved()
                                ? marked(spec, Trait.SLEEVE_SHAPE, spec.sleeveShape().making())
                                : usual("Faced or bound, not stretched"),
                        "construction",
                        true,
                        Optional.empty()));
        features.add(
                new Feature(
                        Landmark.CUFF_RIGHT,
                        "Sleeve hem",
                        cuffMake(spec),
                        "finish",
                        false,
                        Optional.of(Measure.CUFF_WIDTH)));
        if (back || closure(spec) == Choice.Closure.NONE) {
            features.add(
                    of(
                            Landmark.CENTRE_FRONT,
                            back ? "Centre back" : "Centre front",
                            back
                                    ? "Grain parallel to centre back"
                                    : "Grain parallel to centre front",
                            "shape"));
        }
        features.add(of(Landmark.CLOSURE, "Front closure", closureMake(spec), "closure"));
        features.add(of(Landmark.POCKET, "Pocket", pocketMake(spec), "pocket"));
        features.add(
                of(
                        Landmark.SIDE_SEAM,
                        "Side seam",
                        usual("Overlocked, pressed to the back"),
                        "construction"));
        features.add(
                critical(Landmark.HEM, "Bottom hem", hemMake(spec), "finish", Measure.HEM_WIDTH));
        return features;
    }

    private static <C extends Choice> C make(
            FlatSpec spec, Trait trait, Class<C> type, C otherwise) {
        return spec.trait(trait).map(Chosen::choice).map(type::cast).orElse(otherwise);
    }

    /** What is only usual for the class says so. */
    private static String marked(FlatSpec spec, Trait trait, String words) {
        boolean usual =
                spec.trait(trait).filter(chosen -> chosen.origin() == Origin.USUAL).isPresent();
        return usual ? usual(words) : words;
    }

    /** Whether somebody said it, or it was seen. */
    private static boolean isKnown(FlatSpec spec, Trait trait) {
        return spec.trait(trait).filter(chosen -> chosen.origin() != Origin.USUAL).isPresent();
    }

    private static String flyMake(FlatSpec spec) {
        if (!isKnown(spec, Trait.FLY)) {
            return usual("Zip or buttons, J-stitch");
        }
        return switch (make(spec, Trait.FLY, Choice.Fly.class, Choice.Fly.ZIP)) {
            case NONE -> "None";
            case ZIP -> "Zip, J-stitch";
        };
    }

    private static String usual(String words) {
        return words + " (usual, not seen)";
    }

    private static Choice.Closure closure(FlatSpec spec) {
        return make(spec, Trait.CLOSURE, Choice.Closure.class, Choice.Closure.NONE);
    }

    private static String closureMake(FlatSpec spec) {
        String words =
                switch (closure(spec)) {
                    case NONE -> "None";
                    case PLACKET -> "Placket with %d buttons".formatted(spec.buttons());
                    case BUTTONS -> "%d buttons, aligned left to right".formatted(spec.buttons());
                    case ZIP -> "Separating zip, both ends secured";
                    case DOUBLE_BREASTED -> "Double-breasted, two rows of buttons";
                };
        return marked(spec, Trait.CLOSURE, words);
    }

    private static String pocketMake(FlatSpec spec) {
        String words =
                switch (make(spec, Trait.POCKETS, Choice.Pockets.class, Choice.Pockets.NONE)) {
                    case NONE -> "None";
                    case CHEST -> "Patch, bartacks at the corners";
                    case KANGAROO -> "Kangaroo, openings bound";
                    case FLAP -> "Jetted with flap, and chest welt";
                    case WELT -> "Welt, bartacks at both ends";
                    case JEANS -> "Curved, faced, with coin pocket";
                    case SLANT -> "Slanted, bartacks at both ends";
                    case CARGO -> "Bellows with flap";
                };
        return marked(spec, Trait.POCKETS, words);
    }

    private static Choice.Collar collar(FlatSpec spec) {
        return make(spec, Trait.COLLAR, Choice.Collar.class, Choice.Collar.NONE);
    }

    private static String neckName(FlatSpec spec) {
        return switch (collar(spec)) {
            case SHIRT, POLO, LAPEL, STAND, PETER_PAN -> "Collar";
            case HOOD -> "Hood";
            case NONE -> "Neckline";
        };
    }

    private static String neckMake(FlatSpec spec, boolean back) {
        if (back) {
            return usual("Neck tape, label centred below");
        }
        return switch (collar(spec)) {
            case SHIRT -> marked(spec, Trait.COLLAR, "Two-piece collar, fused");
            case POLO -> marked(spec, Trait.COLLAR, "Rib-knit collar, taped");
            case LAPEL -> marked(spec, Trait.COLLAR, "Notched lapel, canvassed");
            case STAND -> marked(spec, Trait.COLLAR, "Stand collar, topstitched");
            case PETER_PAN -> marked(spec, Trait.COLLAR, "Flat collar, round ends, faced");
            case HOOD -> marked(spec, Trait.COLLAR, "Two-panel hood, seam covered");
            case NONE -> marked(spec, Trait.NECKLINE, necklineMake(spec));
        };
    }

    private static String necklineMake(FlatSpec spec) {
        return switch (make(spec, Trait.NECKLINE, Choice.Neckline.class, Choice.Neckline.CREW)) {
            case CREW -> "Crew neck, rib band, topstitched";
            case V -> "V-neck, mitred at the point";
            case SCOOP -> "Scoop neck, faced or bound";
            case BOAT -> "Boat neck, faced";
            case SQUARE -> "Square neck, faced";
            case SWEETHEART -> "Sweetheart neck, faced";
            case TURTLENECK -> "Roll neck, rib";
        };
    }

    private static String cuffMake(FlatSpec spec) {
        return switch (make(spec, Trait.CUFF, Choice.Cuff.class, Choice.Cuff.PLAIN)) {
            case BUTTONED -> marked(spec, Trait.CUFF, "Buttoned cuff, placket above");
            case RIB -> marked(spec, Trait.CUFF, "Rib cuff");
            case PLAIN ->
                    spec.sleeveShape().isEndGathered()
                            ? marked(spec, Trait.SLEEVE_SHAPE, "Gathered into a band")
                            : marked(spec, Trait.CUFF, "Turned and stitched hem");
        };
    }

    private static String hemMake(FlatSpec spec) {
        return switch (make(spec, Trait.HEM, Choice.Hem.class, Choice.Hem.STRAIGHT)) {
            case CURVED -> marked(spec, Trait.HEM, "Curved, narrow turned hem, 0.6 cm");
            case RIB -> marked(spec, Trait.HEM, "Rib band, elastane");
            case RUFFLE -> marked(spec, Trait.HEM, "Gathered ruffle, narrow rolled edge");
            case STRAIGHT -> marked(spec, Trait.HEM, "Turned and stitched hem");
        };
    }

    private static String waistbandMake(FlatSpec spec) {
        Choice.Waistband band =
                make(spec, Trait.WAISTBAND, Choice.Waistband.class, Choice.Waistband.PLAIN);
        return marked(
                spec,
                Trait.WAISTBAND,
                switch (band) {
                    case PLAIN -> "Set-on band, faced";
                    case JEANS -> "Set-on band with belt loops";
                    case ELASTIC -> "Elastic, cased";
                    case DRAWSTRING -> "Elastic with drawstring";
                });
    }

    private static List<Feature> legged(FlatSpec spec, ViewSide side) {
        boolean back = side == ViewSide.BACK;
        return List.of(
                critical(
                        Landmark.WAISTBAND,
                        "Waistband",
                        waistbandMake(spec),
                        "construction",
                        Measure.WAIST_WIDTH),
                of(
                        Landmark.POCKET,
                        back ? "Back pocket" : "Side pocket",
                        back ? usual("Bartacks at both ends") : pocketMake(spec),
                        "pocket"),
                of(
                        Landmark.FLY,
                        back ? "Centre back seam" : "Fly",
                        back ? usual("Safety-stitched, pressed open") : flyMake(spec),
                        back ? "construction" : "closure"),
                critical(
                        Landmark.CROTCH,
                        "Crotch point",
                        usual("Four seams matched"),
                        "construction",
                        Measure.FRONT_RISE),
                of(Landmark.KNEE, "Leg panel", "Grain along the leg", "shape"),
                of(Landmark.SIDE_SEAM, "Outseam", usual("Overlocked or felled"), "construction"),
                critical(
                        Landmark.LEG_HEM,
                        "Leg hem",
                        usual("Single-needle turned hem, 2.0 cm"),
                        "finish",
                        Measure.LEG_OPENING));
    }

    private static List<Feature> skirt(FlatSpec spec, ViewSide side) {
        boolean back = side == ViewSide.BACK;
        return List.of(
                critical(
                        Landmark.WAISTBAND,
                        "Waistband",
                        isKnown(spec, Trait.WAISTBAND)
                                ? waistbandMake(spec)
                                : usual("Faced or elastic, 3.0–4.0 cm"),
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
                        usual("Overlocked, concealed zip if fitted"),
                        "construction"),
                critical(
                        Landmark.HEM,
                        "Bottom hem",
                        isKnown(spec, Trait.HEM) ? hemMake(spec) : usual("Turned hem, 2.5 cm"),
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
