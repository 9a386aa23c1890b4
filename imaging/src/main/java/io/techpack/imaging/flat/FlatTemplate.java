package io.techpack.imaging.flat;

import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.kind.ViewSide;
import java.util.Optional;

/** Draws a specification. Deterministic, any thread, a few milliseconds. */
public final class FlatTemplate {

    private FlatTemplate() {}

    /** The garment from that side; empty for what has no template and can only be traced. */
    public static Optional<Flat> draw(FlatSpec spec, ViewSide side) {
        Draft draft = new Draft(spec);
        switch (spec.kind().group()) {
            case TOPS, DRESSES, OUTERWEAR -> {
                if (side == ViewSide.SIDE) {
                    ShoulderSide.draw(draft);
                } else {
                    ShoulderTemplate.draw(draft, side == ViewSide.BACK);
                }
            }
            case TROUSERS, SHORTS -> {
                if (side == ViewSide.SIDE) {
                    LegTemplate.side(draft);
                } else {
                    LegTemplate.draw(draft, side == ViewSide.BACK);
                }
            }
            case SKIRTS -> {
                if (side == ViewSide.SIDE) {
                    SkirtTemplate.side(draft);
                } else {
                    SkirtTemplate.draw(draft, side == ViewSide.BACK);
                }
            }
            case HATS -> HatTemplate.draw(draft, side);
            case SHOES -> ShoeTemplate.draw(draft, side);
            case BAGS -> BagTemplate.draw(draft, side);
            case OBJECTS -> {
                return Optional.empty();
            }
        }
        return Optional.of(draft.flat());
    }

    /** Whether the class can be drawn with that make. */
    public static boolean isDrawable(GarmentClass kind, Choice choice) {
        return Drawable.on(kind, choice);
    }

    /** The usual specification of a class. */
    public static FlatSpec usual(GarmentClass kind) {
        return UsualSpec.of(kind);
    }
}
