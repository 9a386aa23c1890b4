package io.techpack.imaging.category;

import io.techpack.imaging.kind.GarmentCategory;
import io.techpack.imaging.kind.GarmentClass;
import java.util.List;
import java.util.Optional;

/**
 * What a product seems to be. Immutable.
 *
 * @param category one of the API's five
 * @param subcategory the likeliest class's label
 * @param confidence 0 to 1, the doubt about the cut-out included
 * @param topThree the likeliest classes with their bare probabilities, given that it is of a known
 *     class
 * @param reasoning one or two sentences for people
 * @param refusal why it should not be worked on unless a person says what it is: it is of no known
 *     class, or hardly more than guessed
 */
public record CategoryGuess(
        GarmentCategory category,
        String subcategory,
        double confidence,
        List<Candidate> topThree,
        String reasoning,
        Optional<String> refusal) {

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
