package io.techpack.imaging.category;

import io.techpack.imaging.kind.GarmentCategory;
import io.techpack.imaging.kind.GarmentClass;
import java.util.List;

/**
 * What a product seems to be. Immutable.
 *
 * @param category one of the API's five
 * @param subcategory the likeliest class's label
 * @param confidence 0 to 1, the doubt about the cut-out included
 * @param topThree the likeliest classes with their bare probabilities
 * @param reasoning one or two sentences for people
 */
public record CategoryGuess(
        GarmentCategory category,
        String subcategory,
        double confidence,
        List<Candidate> topThree,
        String reasoning) {

    public CategoryGuess {
        topThree = List.copyOf(topThree);
        if (topThree.isEmpty() || !(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException(
                    "confidence " + confidence + " of " + topThree.size() + " candidates");
        }
    }

    /** The class that later stages may work with; the likeliest one even when it is in doubt. */
    public GarmentClass kind() {
        return topThree.getFirst().kind();
    }
}
