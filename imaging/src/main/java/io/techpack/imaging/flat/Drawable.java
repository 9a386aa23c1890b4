package io.techpack.imaging.flat;

import io.techpack.imaging.kind.GarmentClass;
import java.util.EnumSet;
import java.util.Set;

/** Which makes the templates have a drawing of, by class. */
final class Drawable {

    private static final Set<Choice.Pockets> OF_TOPS =
            EnumSet.of(
                    Choice.Pockets.NONE,
                    Choice.Pockets.CHEST,
                    Choice.Pockets.KANGAROO,
                    Choice.Pockets.FLAP,
                    Choice.Pockets.WELT,
                    Choice.Pockets.SLANT);
    private static final Set<Choice.Pockets> OF_TROUSERS =
            EnumSet.of(
                    Choice.Pockets.NONE,
                    Choice.Pockets.JEANS,
                    Choice.Pockets.SLANT,
                    Choice.Pockets.CARGO);

    private Drawable() {}

    static boolean on(GarmentClass kind, Choice choice) {
        return switch (choice) {
            case Choice.Pockets pockets ->
                    (kind.hasLegs() ? OF_TROUSERS : OF_TOPS).contains(pockets);
            case Choice.Hem hem ->
                    kind != GarmentClass.SKIRT
                            || hem == Choice.Hem.STRAIGHT
                            || hem == Choice.Hem.RUFFLE;
            case Choice.WaistSeam seam ->
                    kind != GarmentClass.DRESS || seam != Choice.WaistSeam.PEPLUM;
            default -> true;
        };
    }
}
