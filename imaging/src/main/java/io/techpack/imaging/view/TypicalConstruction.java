package io.techpack.imaging.view;

import static io.techpack.imaging.view.Detail.observed;
import static io.techpack.imaging.view.Detail.typical;

import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.shape.Anatomy;
import io.techpack.imaging.shape.Landmark;
import io.techpack.imaging.texture.FabricGuess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Materials, seams and trims: what the class usually has, and what the outline confirms. */
public final class TypicalConstruction {

    /** What a component is made of that no photo shows. */
    public static final String UNKNOWN_MATERIAL = "to be confirmed";

    /** What a trim is made of, as far as a photo tells. */
    public static final String UNKNOWN_TRIM = "not identifiable in a photo";

    private static final double TRIM_CONFIDENCE = 0.2;
    private static final String ARMHOLES = "armholes";
    private static final String CROTCH = "crotch";
    private static final String PARTED = "sleeves part from the body on both sides";
    private static final String TWO_LEGS = "two separate legs, crotch point visible";

    private TypicalConstruction() {}

    static List<Material> materials(GarmentClass kind, FabricGuess fabric) {
        List<Material> materials = new ArrayList<>();
        materials.add(
                new Material(
                        mainComponent(kind),
                        fabric.fabric().label(),
                        Optional.of(100),
                        "assumed: one main fabric; composition not visible",
                        fabric.confidence()));
        trim(kind)
                .ifPresent(trim ->
                        materials.add(
                                new Material(
                                        trim,
                                        UNKNOWN_MATERIAL,
                                        Optional.empty(),
                                        "not seen; confirm",
                                        TRIM_CONFIDENCE)));
        return materials;
    }

    /** What a bill of materials of that class lists: its main component, and what goes with it. */
    public static List<String> components(GarmentClass kind) {
        return trim(kind)
                .map(trim -> List.of(mainComponent(kind), trim))
                .orElse(List.of(mainComponent(kind)));
    }

    private static String mainComponent(GarmentClass kind) {
        return switch (kind) {
            case SHOES -> "upper";
            case BAG, OBJECT -> "main panel";
            case HAT -> "crown";
            default -> "body";
        };
    }

    private static Optional<String> trim(GarmentClass kind) {
        return switch (kind) {
            case T_SHIRT, LONGSLEEVE, UNDERSHIRT -> Optional.of("neck band");
            case HOODIE -> Optional.of("cuffs, hem band and hood cord");
            case SHIRT, POLO -> Optional.of("collar interlining and buttons");
            case BLAZER, OUTWEAR, DRESS, SKIRT -> Optional.of("lining, if any");
            case PANTS, SHORTS -> Optional.of("pocket bags");
            case SHOES -> Optional.of("sole and insole");
            case BAG -> Optional.of("lining and straps");
            case HAT -> Optional.of("sweatband");
            case OBJECT -> Optional.empty();
        };
    }

    static List<Detail> construction(Anatomy anatomy) {
        List<Detail> details = new ArrayList<>();
        usual(anatomy.kind()).forEach(detail -> details.add(seen(anatomy, detail)));
        if (anatomy.averaged()) {
            details.add(observed("symmetry", "left and right match closely"));
        }
        return details;
    }

    private static Detail seen(Anatomy anatomy, Detail usual) {
        if (usual.name().equals(ARMHOLES) && anatomy.landmarks().sleeves()) {
            return observed(ARMHOLES, PARTED);
        }
        boolean legs = anatomy.landmarks().point(Landmark.CROTCH).isPresent();
        return usual.name().equals(CROTCH) && legs ? observed(CROTCH, TWO_LEGS) : usual;
    }

    /** Whether those are our words of something that the outline of a product has shown. */
    public static boolean isSeenInOutline(String words) {
        return words.equals(PARTED) || words.equals(TWO_LEGS);
    }

    /** How a product of that class is usually made, as far as no photo has shown it. */
    public static List<Detail> usual(GarmentClass kind) {
        if (kind.hangsFromShoulders()) {
            return List.of(
                    typical(ARMHOLES, "set-in; not visible in this outline"),
                    typical("side seams", "overlocked"),
                    typical(
                            "hem",
                            kind == GarmentClass.HOODIE ? "rib band" : "turned and stitched"));
        }
        if (kind.hasLegs()) {
            return List.of(
                    typical(CROTCH, "legs overlap; crotch point not visible"),
                    typical("waistband", "set on, with fly or elastic"),
                    typical("leg hems", "turned and stitched"));
        }
        return others(kind);
    }

    private static List<Detail> others(GarmentClass kind) {
        return switch (kind) {
            case SKIRT ->
                    List.of(typical("waistband", "set on"), typical("side seams", "overlocked"));
            case SHOES -> List.of(typical("sole", "cemented or stitched to the upper"));
            case HAT -> List.of(typical("crown", "panels joined at the top"));
            case BAG -> List.of(typical("base and gussets", "joined to the panels all round"));
            default -> List.of(typical("joints", "not visible in this photo"));
        };
    }

    /** What a product of that class usually has of trims. */
    public static List<Detail> hardware(GarmentClass kind) {
        return switch (kind) {
            case SHIRT ->
                    List.of(
                            typical("buttons", "front closure, about seven"),
                            typical("label", "at the back neck"));
            case POLO ->
                    List.of(
                            typical("buttons", "two or three at the placket"),
                            typical("label", "at the back neck"));
            case BLAZER ->
                    List.of(
                            typical("buttons", "front and cuffs"),
                            typical("label", "inside chest"));
            case OUTWEAR ->
                    List.of(
                            typical("zip or snaps", "front closure"),
                            typical("label", "at the back neck"));
            case HOODIE ->
                    List.of(
                            typical("cord and eyelets", "at the hood"),
                            typical("label", "at the back neck"));
            case PANTS, SHORTS ->
                    List.of(
                            typical("zip and button", "at the fly, unless elastic"),
                            typical("label", "inside waistband"));
            case SKIRT ->
                    List.of(
                            typical("zip", "side or back, unless elastic"),
                            typical("label", "inside waistband"));
            case SHOES -> List.of(typical("laces or straps", "and eyelets, if any"));
            case BAG -> List.of(typical("zip, rings or buckles", "at opening and straps"));
            case T_SHIRT, LONGSLEEVE, UNDERSHIRT, DRESS, HAT ->
                    List.of(typical("label", "woven or printed, inside"));
            case OBJECT -> List.of();
        };
    }
}
