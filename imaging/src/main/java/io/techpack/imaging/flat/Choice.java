package io.techpack.imaging.flat;

import java.util.Locale;

/** One of a trait's closed set of values. */
public sealed interface Choice {

    /** The constant's name. */
    String name();

    /** The name in the API, such as {@code v} or {@code double-breasted}. */
    default String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Whether somebody who writes that means this choice: its id, or what the trade says for it.
     */
    default boolean isCalled(String words) {
        String plain = words.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "-");
        return plain.equals(id())
                || ChoiceNames.of(this).contains(plain)
                || SaidNeck.called(plain).filter(neck -> neck.choice() == this).isPresent();
    }

    /** The edge of a neck without a collar. */
    enum Neckline implements Choice {
        CREW,
        V,
        SCOOP,
        BOAT,
        SQUARE,
        TURTLENECK
    }

    /** What is joined on at the neck. */
    enum Collar implements Choice {
        NONE,
        SHIRT,
        POLO,
        STAND,
        LAPEL,
        HOOD;

        /** Whether it goes around the neck itself, so that no neckline is seen. */
        public boolean isAroundTheNeck() {
            return this == SHIRT || this == POLO || this == STAND;
        }
    }

    /** How the front opens. */
    enum Closure implements Choice {
        NONE,
        PLACKET,
        BUTTONS,
        ZIP,
        DOUBLE_BREASTED;

        /** Whether it has buttons, of which there is a number. */
        public boolean isButtoned() {
            return this == PLACKET || this == BUTTONS || this == DOUBLE_BREASTED;
        }
    }

    /** What covers the arm, by its length. */
    enum Sleeve implements Choice {
        NONE,
        STRAP,
        CAP,
        SHORT,
        THREE_QUARTER,
        LONG;

        /** Whether there is a sleeve at all. */
        public boolean covers() {
            return this != NONE && this != STRAP;
        }

        /** Whether it goes past the elbow, and so is cut and hangs like a long one. */
        public boolean isPastElbow() {
            return this == THREE_QUARTER || this == LONG;
        }
    }

    /** The end of a sleeve. */
    enum Cuff implements Choice {
        PLAIN,
        RIB,
        BUTTONED
    }

    /** The lower edge. */
    enum Hem implements Choice {
        STRAIGHT,
        CURVED,
        RIB
    }

    /** The pockets of the front. */
    enum Pockets implements Choice {
        NONE,
        CHEST,
        KANGAROO,
        FLAP,
        WELT,
        JEANS,
        SLANT,
        CARGO
    }

    /** The upper edge of skirts and trousers. */
    enum Waistband implements Choice {
        PLAIN,
        JEANS,
        ELASTIC,
        DRAWSTRING
    }

    /** The opening of trousers. */
    enum Fly implements Choice {
        NONE,
        ZIP
    }

    /** Whether a dress is cut at the waist. */
    enum WaistSeam implements Choice {
        NONE,
        SEAM
    }

    /** The kind of hat. */
    enum Headwear implements Choice {
        CAP,
        BEANIE,
        BRIMMED
    }

    /** How far a shoe goes up the leg. */
    enum Shaft implements Choice {
        LOW,
        ANKLE,
        KNEE
    }

    /** What lifts the back of a shoe. */
    enum Heel implements Choice {
        FLAT,
        BLOCK,
        STILETTO
    }

    /** How a shoe is fastened. */
    enum Lacing implements Choice {
        NONE,
        LACES
    }
}
