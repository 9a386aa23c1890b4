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
                || SaidNeck.called(plain).filter(neck -> neck.choice() == this).isPresent()
                || SaidSleeve.called(words.strip()).filter(this::equals).isPresent();
    }

    /** The edge of a neck without a collar. */
    enum Neckline implements Choice {
        CREW,
        V,
        SCOOP,
        BOAT,
        SQUARE,
        SWEETHEART,
        TURTLENECK
    }

    /** What is joined on at the neck. */
    enum Collar implements Choice {
        NONE,
        SHIRT,
        POLO,
        STAND,
        PETER_PAN,
        LAPEL,
        HOOD;

        /** Whether it goes around the neck itself, so that no neckline is seen. */
        public boolean isAroundTheNeck() {
            return this == SHIRT || this == POLO || this == STAND || this == PETER_PAN;
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

    /** How a sleeve is cut and joined, whatever its length. */
    enum SleeveShape implements Choice {
        /** Set in, tapering gently to its end. */
        REGULAR("Set-in, matched at side seam"),
        /** Gathered at the cap, and into a band at its end. */
        PUFF("Puff: set in, cap gathered into the armhole, end gathered into a band or cuff"),
        /** Full from cap to end, gathered at both. */
        BALLOON("Balloon: set in, full throughout, gathered at cap and end"),
        /** Plain at the cap, fuller towards the wrist, gathered into the cuff. */
        BISHOP("Bishop: set in with a smooth cap, fullness gathered into the cuff"),
        /** Slim to the elbow, then widening to an open end. */
        BELL("Bell: set in with a smooth cap, flared to an open hem"),
        /** Of two parts, widest at the seam between them. */
        LANTERN("Lantern: set in, of two parts joined where it is widest"),
        /** Gathered and full at the cap, close-fitting below the elbow. */
        LEG_OF_MUTTON("Leg of mutton: set in, cap gathered, close-fitting below the elbow"),
        /** Joined by a seam from the neck to the underarm. */
        RAGLAN("Raglan: joined by seams from neckline to underarm"),
        /** Cut in one with the body, with a low underarm and no armhole. */
        DOLMAN("Dolman: cut in one with the body, no armhole seam");

        private final String making;

        SleeveShape(String making) {
            this.making = making;
        }

        /** How it is made, for people who sew it. */
        public String making() {
            return making;
        }

        /** Whether its fullness is gathered into the armhole. */
        public boolean isCapGathered() {
            return this == PUFF || this == BALLOON || this == LEG_OF_MUTTON;
        }

        /** Whether its fullness is gathered into a band or a cuff. */
        public boolean isEndGathered() {
            return this == PUFF || this == BALLOON || this == BISHOP;
        }

        /** Whether it is set into an armhole that has a seam of its own. */
        public boolean isSetIn() {
            return this != RAGLAN && this != DOLMAN;
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
        RIB,
        RUFFLE
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

    /** Whether and where a garment is cut across, and what hangs from there. */
    enum WaistSeam implements Choice {
        NONE,
        SEAM,
        EMPIRE,
        DROPPED,
        PEPLUM
    }

    /** How the width of a skirt, or of a dress below its waist, is taken in. */
    enum Fullness implements Choice {
        PLAIN,
        GATHERED,
        PLEATED,
        BOX_PLEATED,
        TIERED;

        /** Whether it needs more cloth at the hem than a plain one. */
        public boolean isFull() {
            return this != PLAIN;
        }
    }

    /** An opening that runs up from the hem. */
    enum Slit implements Choice {
        NONE,
        SIDE,
        FRONT,
        BACK
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
