package io.techpack.imaging.colour;

import io.techpack.imaging.raster.Lab;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A colour name from the project's own list of about 90; none of them is a colour system's trade
 * mark.
 */
public record TradeColour(String name, Lab lab) {

    /** All of the list, in its order. */
    public static List<TradeColour> all() {
        return TradeColourList.ALL;
    }

    /** The one with this name, in any case. */
    public static Optional<TradeColour> named(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        return all().stream()
                .filter(colour -> colour.name.toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst();
    }

    /** The closest one by ΔE2000. */
    public static TradeColour nearest(Lab lab) {
        TradeColour best = all().getFirst();
        double least = Double.MAX_VALUE;
        for (TradeColour colour : all()) {
            double difference = DeltaE2000.between(lab, colour.lab);
            if (difference < least) {
                least = difference;
                best = colour;
            }
        }
        return best;
    }
}
