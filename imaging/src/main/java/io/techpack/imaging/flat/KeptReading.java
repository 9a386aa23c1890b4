package io.techpack.imaging.flat;

import io.techpack.imaging.shape.Measure;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The specification that an analysis stands by, in place of what its picture would tell if it were
 * read now: of another kind, or turned, it tells something else. What a person stated is left to
 * {@link SpecSheet#over}. For one thread.
 */
final class KeptReading {

    /** These a garment of the class may lack. */
    private static final Set<Measure> OPTIONAL =
            EnumSet.of(Measure.SLEEVE_LENGTH, Measure.CUFF_WIDTH, Measure.HOOD_HEIGHT);

    /** How far a kept measure may be off, as a share: the picture told it, or it is only usual. */
    private static final double MEASURED = 0.06;

    private static final double USUAL = 0.15;

    /** Centimetres around which those are believed of a class that usually has none. */
    private static final double HOOD = 34;

    private static final double CUFF = 16;

    private final SpecSheet sheet;
    private final FlatSpec read;
    private FlatSpec spec;

    private KeptReading(SpecSheet sheet, FlatSpec read) {
        this.sheet = sheet;
        this.read = read;
        spec = read;
    }

    static FlatSpec of(SpecSheet sheet, FlatSpec read) {
        KeptReading kept = new KeptReading(sheet, read);
        kept.traits();
        kept.lengths();
        return kept.spec;
    }

    private void traits() {
        for (Trait trait : read.traits().keySet()) {
            SpecSheet.Make make = sheet.traits().get(trait.key());
            if (make == null) {
                boolean gone =
                        trait == Trait.CUFF && sheet.traits().containsKey(Trait.SLEEVE.key());
                spec = gone ? spec.without(trait) : spec;
            } else {
                choice(trait, make)
                        .ifPresent(choice ->
                                spec =
                                        spec.with(
                                                trait,
                                                new Chosen(
                                                        choice,
                                                        Origin.of(make.origin()),
                                                        Math.clamp(make.confidence(), 0, 1))));
            }
        }
        if (sheet.buttons() >= 0 && sheet.buttons() <= 20) {
            spec = spec.withButtons(sheet.buttons());
        }
    }

    private Optional<Choice> choice(Trait trait, SpecSheet.Make make) {
        return trait.choice(make.choice()).filter(choice -> Drawable.on(read.kind(), choice));
    }

    private void lengths() {
        Measure base = read.base();
        SpecSheet.Length size = sheet.proportions().get(base.key());
        if (size != null && !read.isStated(base) && isBelievable(base, size)) {
            spec = spec.scaled(size.centimetres());
        }
        for (Measure measure : Measure.values()) {
            SpecSheet.Length length = sheet.proportions().get(measure.key());
            boolean optional = OPTIONAL.contains(measure);
            if (length == null) {
                boolean gone = optional && !sheet.proportions().isEmpty();
                spec = gone ? spec.without(measure) : spec;
            } else if (measure != base
                    && !read.isStated(measure)
                    && (optional || read.proportions().containsKey(measure))
                    && isBelievable(measure, length)) {
                spec = spec.with(measure, proportion(measure, length));
            }
        }
    }

    private Proportion proportion(Measure measure, SpecSheet.Length length) {
        Origin origin = Origin.of(length.origin());
        double ratio = length.centimetres() / spec.baseCentimetres();
        double off =
                switch (origin) {
                    case STATED -> 0;
                    case MEASURED ->
                            read.isMeasured(measure)
                                    ? read.proportion(measure).tolerance()
                                    : ratio * MEASURED;
                    case SEEN, USUAL -> ratio * USUAL;
                };
        return new Proportion(ratio, off, origin);
    }

    /** What the class usually has not is believed as its hood or sleeve would be. */
    private boolean isBelievable(Measure measure, SpecSheet.Length length) {
        return spec.believable(measure)
                .orElseGet(() -> UsualSpec.lengths(read.kind(), measure, usual(measure)))
                .holds(length.centimetres());
    }

    private static double usual(Measure measure) {
        return measure == Measure.HOOD_HEIGHT ? HOOD : CUFF;
    }
}
