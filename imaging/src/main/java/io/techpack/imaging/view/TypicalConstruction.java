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
final class TypicalConstruction {

    private static final double TRIM_CONFIDENCE = 0.2;

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
                                        "to be confirmed",
                                        Optional.empty(),
                                        "not seen; confirm",
                                        TRIM_CONFIDENCE)));
        return materials;
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
        boolean pits = anatomy.landmarks().sleeves();
        if (anatomy.kind().hangsFromShoulders()) {
            details.add(
                    pits
                            ? observed("armholes", "sleeves part from the body on both sides")
                            : typical("armholes", "set-in; not visible in this outline"));
            details.add(typical("side seams", "overlocked"));
            details.add(typical("hem", "turned and stitched"));
        } else if (anatomy.kind().hasLegs()) {
            details.add(
                    anatomy.landmarks().point(Landmark.CROTCH).isPresent()
                            ? observed("crotch", "two separate legs, crotch point visible")
                            : typical("crotch", "legs overlap; crotch point not visible"));
            details.add(typical("waistband", "set on, with fly or elastic"));
            details.add(typical("leg hems", "turned and stitched"));
        } else {
            details.addAll(others(anatomy.kind()));
        }
        if (anatomy.averaged()) {
            details.add(observed("symmetry", "left and right match closely"));
        }
        return details;
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

    static List<Detail> hardware(GarmentClass kind) {
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
