package io.techpack.imaging.category;

import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.raster.Box;
import io.techpack.imaging.raster.Mask;
import io.techpack.imaging.segmentation.Segmentation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** From probabilities to an honest answer: always the likeliest class, and how sure that is. */
final class CategoryDecision {

    private static final double SURE = 0.7;
    private static final double LEAST_PROBABILITY = 0.3;
    private static final double LEAST_SEGMENTATION = 0.1;
    private static final double MOST_DOUBTFUL = 0.2;

    private static final double LIKE_SIZE = 0.35;

    /** Chosen on photos of other people than those who measure it: loses under 1 % of them. */
    private static final double MOST_UNKNOWN = 0.5;

    private CategoryDecision() {}

    /**
     * @param candidates the classes of products, likeliest first
     * @param unknown the probability that it is of none of these, 0 to 1
     */
    static CategoryGuess of(List<Candidate> candidates, double unknown, Segmentation segmentation) {
        Candidate best = candidates.getFirst();
        List<Candidate> topThree = candidates.subList(0, 3);
        double trust = 0.5 + 0.5 * segmentation.confidence();
        Optional<String> doubt = doubt(best, unknown, segmentation);
        if (doubt.isPresent()) {
            double confidence =
                    Math.min(MOST_DOUBTFUL, best.probability() * segmentation.confidence());
            return new CategoryGuess(
                    best.kind().category(),
                    best.kind().label(),
                    confidence,
                    topThree,
                    "%s, so this is hardly more than a guess. The likeliest were %s."
                            .formatted(doubt.get(), listed(topThree)),
                    doubt);
        }
        double confidence = best.probability() * trust;
        if (confidence >= SURE) {
            return new CategoryGuess(
                    best.kind().category(),
                    best.kind().label(),
                    confidence,
                    topThree,
                    sure(topThree, segmentation),
                    Optional.empty());
        }
        return new CategoryGuess(
                best.kind().category(),
                best.kind().label(),
                confidence,
                topThree,
                "Outline and colours fit %s, but not one kind of them clearly: %s. %s"
                        .formatted(
                                best.kind().group().label(),
                                listed(topThree),
                                cutOut(segmentation)),
                Optional.empty());
    }

    private static Optional<String> doubt(
            Candidate best, double unknown, Segmentation segmentation) {
        Box box = segmentation.mask().bounds();
        double aspect = box.height() / (double) box.width();
        double fill = segmentation.mask().area() / ((double) box.width() * box.height());
        double area = segmentation.evidence().areaShare();
        if (segmentation.confidence() < LEAST_SEGMENTATION) {
            return Optional.of("The product could hardly be told from its background");
        }
        if (unknown > MOST_UNKNOWN) {
            return Optional.of(
                    "It looks like none of the known kinds of product (%s likely)"
                            .formatted(percent(unknown)));
        }
        long products = products(segmentation);
        if (products > 1 && best.kind() != GarmentClass.SHOES) {
            return Optional.of("%d products lie side by side".formatted(products));
        }
        if (area < 0.015 || area > 0.93) {
            return Optional.of(
                    area > 0.5 ? "The product fills the picture" : "Next to nothing stands out");
        }
        if (fill < 0.2 || !plausible(best.kind(), aspect)) {
            return Optional.of(
                    "The outline (%.1f times as high as wide) is unlikely for %s"
                            .formatted(aspect, name(best.kind())));
        }
        return best.probability() < LEAST_PROBABILITY
                ? Optional.of("No kind of product fits well")
                : Optional.empty();
    }

    /** Parts of like size: a pair of shoes, or a montage. */
    private static long products(Segmentation segmentation) {
        List<Mask.Part> parts = segmentation.mask().parts();
        int largest = parts.stream().mapToInt(Mask.Part::area).max().orElse(0);
        return parts.stream().filter(part -> part.area() > LIKE_SIZE * largest).count();
    }

    /** Height over width, generously: 99 % of the labelled photos lie within. */
    private static boolean plausible(GarmentClass kind, double aspect) {
        return switch (kind.group()) {
            case TOPS, OUTERWEAR -> aspect > 0.3 && aspect < 3.5;
            case DRESSES -> aspect > 0.6 && aspect < 5;
            case SKIRTS -> aspect > 0.3 && aspect < 4;
            case TROUSERS -> aspect > 0.6 && aspect < 6.5;
            case SHORTS -> aspect > 0.3 && aspect < 2.5;
            case SHOES, HATS, BAGS, OBJECTS -> aspect > 0.15 && aspect < 5;
        };
    }

    private static String sure(List<Candidate> topThree, Segmentation segmentation) {
        Candidate second = topThree.get(1);
        String other =
                second.probability() < 0.02
                        ? "nothing else comes close"
                        : "next is %s at %s"
                                .formatted(name(second.kind()), percent(second.probability()));
        return "Outline and colours look like %s (%s); %s. %s"
                .formatted(
                        name(topThree.getFirst().kind()),
                        percent(topThree.getFirst().probability()),
                        other,
                        cutOut(segmentation));
    }

    private static String cutOut(Segmentation segmentation) {
        double confidence = segmentation.confidence();
        return confidence >= 0.7
                ? "The product stands out clearly from its background."
                : "The product is not clearly told from its background (%s), which lowers the confidence."
                        .formatted(percent(confidence));
    }

    private static String listed(List<Candidate> candidates) {
        return candidates.stream()
                .map(candidate -> name(candidate.kind()) + " " + percent(candidate.probability()))
                .collect(Collectors.joining(", "));
    }

    private static String name(GarmentClass kind) {
        return kind.label().replace('_', '-');
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }
}
