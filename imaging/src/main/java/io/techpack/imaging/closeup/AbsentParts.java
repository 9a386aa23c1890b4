package io.techpack.imaging.closeup;

import io.techpack.imaging.flat.Trait;
import java.util.Set;

/**
 * What a person said that a photographed product has not: no close-up is named after it, or asks
 * for it. Immutable.
 *
 * @param print whether the photo's print is none, such as a reflection or a sample's mark
 */
public record AbsentParts(Set<Trait> traits, boolean print) {

    /** Nothing was said. */
    public static final AbsentParts NONE = new AbsentParts(Set.of(), false);

    public AbsentParts {
        traits = Set.copyOf(traits);
    }

    boolean has(Trait trait) {
        return traits.contains(trait);
    }
}
