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
import java.util.stream.Stream;

/** Materials, seams and trims: what the class usually has, and what the outline confirms. */
final class TypicalConstruction {

    private static final String ARMHOLES = "armholes";
    private static final String CROTCH = "crotch";

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
                                        UsualMake.OPEN,
                                        Optional.empty(),
                                        UsualMake.NOT_SEEN,
                                        UsualMake.TRIM_CONFIDENCE)));
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

    /** What a kind's materials are of: its main component first. */
    static List<String> components(GarmentClass kind) {
        return Stream.concat(Stream.of(mainComponent(kind)), trim(kind).stream()).toList();
    }

    /** What the class usually has, but what the outline confirms is seen. */
    static List<Detail> construction(Anatomy anatomy) {
        List<Detail> details = new ArrayList<>(construction(anatomy.kind()));
        details.replaceAll(detail -> seen(detail, anatomy));
        if (anatomy.averaged()) {
            details.add(observed("symmetry", "left and right match closely"));
        }
        return details;
    }

    private static Detail seen(Detail detail, Anatomy anatomy) {
        if (detail.name().equals(ARMHOLES) && anatomy.landmarks().sleeves()) {
            return observed(ARMHOLES, "sleeves part from the body on both sides");
        }
        if (detail.name().equals(CROTCH)
                && anatomy.landmarks().point(Landmark.CROTCH).isPresent()) {
            return observed(CROTCH, "two separate legs, crotch point visible");
        }
        return detail;
    }

    static List<Detail> construction(GarmentClass kind) {
        if (kind.hangsFromShoulders()) {
            return List.of(
                    typical(ARMHOLES, "set-in; not visible in this outline"),
                    typical("side seams", "overlocked"),
                    typical("hem", "turned and stitched"));
        }
        return kind.hasLegs()
                ? List.of(
                        typical(CROTCH, "legs overlap; crotch point not visible"),
                        typical("waistband", "set on, with fly or elastic"),
                        typical("leg hems", "turned and stitched"))
                : others(kind);
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
