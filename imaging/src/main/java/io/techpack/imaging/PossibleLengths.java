package io.techpack.imaging;

import io.techpack.imaging.dimension.WrittenLength;
import io.techpack.imaging.flat.FlatSpec;
import io.techpack.imaging.flat.FlatTemplate;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.shape.Measure;
import java.util.Locale;
import java.util.Optional;

/**
 * What lengths a product of a kind may have, whatever a picture shows: from the newborn's size to
 * the widest cut. Immutable.
 */
public final class PossibleLengths {

    /** In centimetres, of a length of which no more is known. */
    private static final double MOST = 500;

    private final Optional<FlatSpec> usual;

    private PossibleLengths(Optional<FlatSpec> usual) {
        this.usual = usual;
    }

    /**
     * @param kind empty where it is not known
     */
    public static PossibleLengths of(Optional<GarmentClass> kind) {
        return new PossibleLengths(kind.map(FlatTemplate::usual));
    }

    /** The key of the measure that a flat's ratios refer to; empty where no kind is known. */
    public Optional<String> base() {
        return usual.map(spec -> spec.base().key());
    }

    /**
     * What speaks against a length, if anything does; of a measure that the kind has not, no more
     * than that no product is so long.
     *
     * @param key of the measure, or any other name
     */
    public Optional<String> fault(String key, double centimetres) {
        Optional<FlatSpec.Believable> range =
                Measure.keyed(key)
                        .flatMap(measure -> usual.flatMap(spec -> spec.believable(measure)));
        double least = range.map(FlatSpec.Believable::least).orElse(0.0);
        double most = range.map(FlatSpec.Believable::most).orElse(MOST);
        if (centimetres > 0 && centimetres >= least && centimetres <= most) {
            return Optional.empty();
        }
        String of = usual.map(spec -> " of a %s".formatted(spec.kind().label())).orElse("");
        return Optional.of(
                String.format(
                        Locale.ROOT,
                        "says %.1f cm, which is no %s%s; %.1f cm to %.1f cm are",
                        centimetres,
                        key.replace('_', ' '),
                        of,
                        least,
                        most));
    }

    /** The same of a length with its unit, as {@code 52.5 cm}; what is no length has no fault. */
    public Optional<String> fault(String key, String written) {
        return WrittenLength.centimetres(written).flatMap(length -> fault(key, length));
    }
}
