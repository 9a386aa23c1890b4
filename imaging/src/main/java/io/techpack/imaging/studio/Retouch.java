package io.techpack.imaging.studio;

import io.techpack.imaging.closeup.Part;
import io.techpack.imaging.colour.ColourShare;
import io.techpack.imaging.raster.Lab;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** One thing to do to a picture. Nothing is invented: all comes from the picture's own pixels. */
public sealed interface Retouch {

    /** What was done, in plain words, once it was. */
    String inWords();

    /** What changes the colours of pixels and leaves them where they are. */
    sealed interface OfPixels extends Retouch {

        Area area();
    }

    /**
     * The product alone, upright and centred, on an even ground.
     *
     * @param rgb 0xRRGGBB
     * @param name of that colour
     */
    record Ground(int rgb, String name) implements Retouch {

        /** As a studio shows it. */
        public static final Ground WHITE = new Ground(0xFFFFFF, "White");

        @Override
        public String inWords() {
            return "cut out, upright and centred on a plain %s background"
                    .formatted(name.toLowerCase(Locale.ROOT));
        }
    }

    /**
     * Brighter or darker.
     *
     * @param amount 1 for clearly brighter, −1 for clearly darker
     */
    record Exposure(Area area, double amount) implements OfPixels {

        @Override
        public String inWords() {
            return "%s made %s%s"
                    .formatted(
                            area.inWords(), strength(amount), amount > 0 ? "brighter" : "darker");
        }
    }

    /**
     * More or less contrast.
     *
     * @param amount 1 for clearly more, −1 for clearly less
     */
    record Contrast(Area area, double amount) implements OfPixels {

        @Override
        public String inWords() {
            return "%s given %s%s contrast"
                    .formatted(area.inWords(), strength(amount), amount > 0 ? "more" : "less");
        }
    }

    /**
     * Warmer or cooler light.
     *
     * @param amount 1 for clearly warmer, −1 for clearly cooler
     */
    record Warmth(Area area, double amount) implements OfPixels {

        @Override
        public String inWords() {
            return "%s made %s%s"
                    .formatted(area.inWords(), strength(amount), amount > 0 ? "warmer" : "cooler");
        }
    }

    /**
     * More or less of one hue.
     *
     * @param amount 1 for clearly more, −1 for clearly less
     */
    record Tint(Area area, Lab hue, String name, double amount) implements OfPixels {

        @Override
        public String inWords() {
            return "%s made %s%s %s"
                    .formatted(
                            area.inWords(),
                            strength(amount),
                            amount > 0 ? "more" : "less",
                            name.toLowerCase(Locale.ROOT));
        }
    }

    /** Shades of grey alone: light and dark stay. */
    record Greyscale(Area area) implements OfPixels {

        @Override
        public String inWords() {
            return "%s made black and white".formatted(area.inWords());
        }
    }

    /** White balance: what is nearly grey in the background becomes grey. */
    record Neutral(Area area) implements OfPixels {

        @Override
        public String inWords() {
            return "white balance of %s set by the background".formatted(area.inWords());
        }
    }

    /** The product's main colour becomes another; its shading and its print stay. */
    record Recolour(Lab colour, String name) implements OfPixels {

        /** Of a product's surface: what is less is no colour of it. */
        private static final double LEAST_SHARE = 0.08;

        /** ΔE up to which a colour is the same. */
        private static final double SEEN = 8;

        @Override
        public Area area() {
            return Area.PRODUCT;
        }

        @Override
        public String inWords() {
            return "the product recoloured to " + name.toLowerCase(Locale.ROOT);
        }

        /**
         * The same of a product that has other colours besides: which of them was changed, and
         * which stay.
         *
         * @param colours of the product, the main one first
         */
        public String inWords(List<ColourShare> colours) {
            String kept =
                    colours.stream()
                            .skip(1)
                            .filter(other -> other.share() >= LEAST_SHARE)
                            .filter(other -> isKept(colours.getFirst().lab(), other.lab()))
                            .map(other -> other.name().toLowerCase(Locale.ROOT))
                            .distinct()
                            .collect(Collectors.joining(", "));
            return kept.isEmpty()
                    ? inWords()
                    : "%s: its main colour, %s, changed; %s stayed"
                            .formatted(
                                    inWords(),
                                    colours.getFirst().name().toLowerCase(Locale.ROOT),
                                    kept);
        }

        private boolean isKept(Lab main, Lab other) {
            Lab changed = new Recolouring(main, colour).apply(other);
            return Math.hypot(
                            changed.l() - other.l(),
                            Math.hypot(changed.a() - other.a(), changed.b() - other.b()))
                    < SEEN;
        }
    }

    /** Upright, as the product's own symmetry says. */
    record Straighten() implements Retouch {

        @Override
        public String inWords() {
            return "straightened";
        }
    }

    /**
     * Turned.
     *
     * @param degrees counter-clockwise, −180 to 180
     */
    record Turn(double degrees) implements Retouch {

        @Override
        public String inWords() {
            String amount = String.format(Locale.ROOT, "%.1f", Math.abs(degrees)).replace(".0", "");
            return Math.abs(degrees) == 180
                    ? "turned upside down"
                    : "turned %s° to the %s".formatted(amount, degrees > 0 ? "left" : "right");
        }
    }

    /** Left becomes right, or top becomes bottom. */
    record Mirror(boolean upsideDown) implements Retouch {

        @Override
        public String inWords() {
            return upsideDown ? "mirrored top to bottom" : "mirrored left to right";
        }
    }

    /** The product in the middle, by cutting off the wider side. */
    record Centre() implements Retouch {

        @Override
        public String inWords() {
            return "the product centred";
        }
    }

    /**
     * Only one part of the product, or the product without what is around it.
     *
     * @param side of the picture, where the product has the part on both
     */
    record Crop(Optional<Part> part, Optional<Part.Side> side) implements Retouch {

        /** Whichever side shows it. */
        public Crop(Optional<Part> part) {
            this(part, Optional.empty());
        }

        @Override
        public String inWords() {
            String where =
                    side.map(each -> " on the picture's " + each.name().toLowerCase(Locale.ROOT))
                            .orElse("");
            return "cropped to the " + part.map(Part::label).orElse("product") + where;
        }
    }

    /**
     * Closer to the product's middle.
     *
     * @param factor above 1
     */
    record Zoom(double factor) implements Retouch {

        @Override
        public String inWords() {
            return String.format(Locale.ROOT, "zoomed in %.1f times", factor);
        }
    }

    private static String strength(double amount) {
        double strength = Math.abs(amount);
        return strength < 0.75 ? "slightly " : strength > 1.4 ? "much " : "";
    }
}
