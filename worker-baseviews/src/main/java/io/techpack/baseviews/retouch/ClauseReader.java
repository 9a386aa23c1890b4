package io.techpack.baseviews.retouch;

import io.techpack.baseviews.words.Meaning;
import io.techpack.baseviews.words.NamedColour;
import io.techpack.baseviews.words.Token;
import io.techpack.imaging.closeup.Part;
import io.techpack.imaging.studio.Area;
import io.techpack.imaging.studio.Retouch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what one clause wants. For one thread and one clause. */
final class ClauseReader {

    /** Said of "not red", unless another clause says which colour. */
    static final String NOT_WHICH = ": that says which colour it shall not be, not which it shall";

    private static final double SLIGHT = 0.5;
    private static final double STRONG = 1.8;
    private static final double MOST_ZOOM = 4;

    private final Clause clause;
    private final List<Retouch> wanted = new ArrayList<>();
    private final List<String> undone = new ArrayList<>();

    ClauseReader(Clause clause) {
        this.clause = clause;
    }

    RetouchWishes read() {
        if (isNegatedAction()) {
            return new RetouchWishes(List.of(), List.of());
        }
        if (isAnotherProduct()) {
            refuse("a picture of something else cannot be made");
        } else if (clause.has(Meaning.TRANSPARENT)) {
            refuse(
                    "pictures are kept as JPEG, which has no transparency; a white background can be made");
        } else {
            colours();
            ground();
            tones();
            greyscale();
            moves();
            sections();
            leftover();
        }
        return new RetouchWishes(wanted, undone);
    }

    /** "do not crop" wants nothing; "not red" is about the colour. */
    private boolean isNegatedAction() {
        return clause.has(Meaning.NOT)
                && clause.hasAny(
                        Meaning.CROP, Meaning.ZOOM, Meaning.ROTATE, Meaning.MIRROR, Meaning.CENTRE)
                && ColourWishes.in(clause).isEmpty();
    }

    /** "remove the logo", "add a pocket", "make it a dress". */
    private boolean isAnotherProduct() {
        boolean takesAway =
                clause.hasAny(Meaning.REMOVE, Meaning.ADD)
                        && !clause.hasAny(
                                Meaning.BACKGROUND,
                                Meaning.CAST,
                                Meaning.CONTRAST,
                                Meaning.BRIGHTER,
                                Meaning.WARMER);
        boolean becomes = false;
        for (int i = 1; i < clause.size(); i++) {
            becomes |=
                    clause.at(i).is(Meaning.PRODUCT)
                            && clause.at(i - 1).is(Meaning.A)
                            && i == clause.size() - 1
                            && ColourWishes.in(clause).isEmpty();
        }
        return takesAway || becomes;
    }

    private void colours() {
        for (ColourWishes.Wish wish : ColourWishes.in(clause)) {
            Area area = wish.ofBackground() ? Area.BACKGROUND : area(Area.PRODUCT);
            NamedColour colour = wish.colour();
            if (clause.hasAny(Meaning.LESS, Meaning.CAST)) {
                Area tinted =
                        clause.hasAny(Meaning.BACKGROUND, Meaning.PRODUCT) ? area : Area.PICTURE;
                wanted.add(new Retouch.Tint(tinted, colour.lab(), colour.name(), -strength()));
            } else if (clause.has(Meaning.MORE)) {
                wanted.add(new Retouch.Tint(area, colour.lab(), colour.name(), strength()));
            } else if (wish.negated()) {
                undone.add(clause.text() + NOT_WHICH);
            } else if (wish.ofBackground()) {
                wanted.add(new Retouch.Ground(pure(colour), colour.name()));
            } else if (part().isPresent() || hasUnknown()) {
                refuse("only the product as a whole can be given another colour");
            } else {
                wanted.add(new Retouch.Recolour(colour.lab(), colour.name()));
            }
        }
    }

    /** A white background is white, not off-white. */
    private static int pure(NamedColour colour) {
        return switch (colour.name()) {
            case "White" -> 0xFFFFFF;
            case "Black" -> 0x000000;
            default -> colour.lab().toRgb();
        };
    }

    private void ground() {
        boolean plain =
                clause.has(Meaning.BACKGROUND)
                        && clause.hasAny(Meaning.REMOVE, Meaning.PLAIN)
                        && !clause.has(Meaning.CAST);
        if (wanted.isEmpty() && (plain || clause.has(Meaning.STUDIO))) {
            wanted.add(Retouch.Ground.WHITE);
        }
    }

    private void tones() {
        int sign = clause.has(Meaning.LESS) || clause.isNegative() ? -1 : 1;
        boolean coloured = !wanted.isEmpty();
        if (!coloured && clause.hasAny(Meaning.BRIGHTER, Meaning.DARKER)) {
            int way = clause.has(Meaning.BRIGHTER) ? sign : -sign;
            wanted.add(new Retouch.Exposure(area(Area.PICTURE), way * strength()));
        }
        if (clause.has(Meaning.CONTRAST)) {
            wanted.add(new Retouch.Contrast(area(Area.PICTURE), sign * strength()));
        }
        if (!coloured && clause.hasAny(Meaning.WARMER, Meaning.COOLER)) {
            int way = clause.has(Meaning.WARMER) ? sign : -sign;
            wanted.add(new Retouch.Warmth(area(Area.PICTURE), way * strength()));
        }
        if (!coloured && clause.hasAny(Meaning.NEUTRAL, Meaning.CAST)) {
            wanted.add(new Retouch.Neutral(area(Area.PICTURE)));
        }
    }

    private void greyscale() {
        if (clause.has(Meaning.GREYSCALE)) {
            wanted.add(new Retouch.Greyscale(area(Area.PICTURE)));
        }
    }

    private void moves() {
        if (clause.has(Meaning.STRAIGHTEN)) {
            wanted.add(new Retouch.Straighten());
        } else if (clause.hasAny(Meaning.ROTATE, Meaning.DEGREES, Meaning.UPSIDE_DOWN)
                && wanted.isEmpty()) {
            turn();
        }
        if (clause.has(Meaning.MIRROR)) {
            wanted.add(new Retouch.Mirror(clause.has(Meaning.VERTICALLY)));
        }
        if (clause.has(Meaning.CENTRE) && !clause.hasAny(Meaning.CROP, Meaning.ZOOM)) {
            wanted.add(new Retouch.Centre());
        }
    }

    private void turn() {
        if (clause.has(Meaning.UPSIDE_DOWN)) {
            wanted.add(new Retouch.Turn(180));
            return;
        }
        Optional<Double> said = number();
        boolean left = clause.has(Meaning.LEFT) != clause.isNegative();
        if (said.isEmpty() && !left && !clause.has(Meaning.RIGHT)) {
            refuse("it does not say which way or how far");
            return;
        }
        double usual = clause.has(Meaning.SLIGHTLY) ? 3 : 90;
        double degrees = said.orElse(usual);
        if (degrees <= 0 || degrees > 180) {
            refuse("1 to 180 degrees are possible");
        } else {
            wanted.add(new Retouch.Turn(left ? degrees : -degrees));
        }
    }

    private void sections() {
        Optional<Part> part = part();
        boolean closer = clause.hasAny(Meaning.CROP, Meaning.ZOOM);
        if (clause.has(Meaning.ZOOM_OUT)) {
            refuse("there is nothing beyond the picture's edge");
        } else if (part.isPresent() && (closer || wanted.isEmpty() && isOnlyAPart())) {
            wanted.add(new Retouch.Crop(part, side()));
        } else if (clause.has(Meaning.ZOOM)) {
            zoom();
        } else if (clause.has(Meaning.CROP) && !hasUnknown()) {
            wanted.add(new Retouch.Crop(Optional.empty()));
        } else if (part.isPresent() && wanted.isEmpty()) {
            refuse("parts of the product cannot be changed in its picture");
        }
    }

    private void zoom() {
        double usual = clause.has(Meaning.SLIGHTLY) ? 1.25 : clause.has(Meaning.MUCH) ? 2.2 : 1.5;
        double factor =
                number().map(said -> clause.has(Meaning.PERCENT) ? said / 100 : said).orElse(usual);
        if (factor > 1 && factor <= MOST_ZOOM && !clause.isNegative()) {
            wanted.add(new Retouch.Zoom(factor));
        } else {
            refuse("up to four times are possible");
        }
    }

    /** What is not understood is said; where nothing is, it is the whole clause. */
    private void leftover() {
        List<String> unknown =
                clause.tokens().stream()
                        .filter(Token.Unknown.class::isInstance)
                        .map(Token::text)
                        .toList();
        boolean meansNothing =
                clause.has(Meaning.KEEP)
                        || clause.tokens().stream()
                                .allMatch(token ->
                                        token.is(Meaning.FILLER)
                                                || token.is(Meaning.A)
                                                || token.is(Meaning.PRODUCT) && clause.size() > 1
                                                || token.is(Meaning.ON));
        if (wanted.isEmpty() && undone.isEmpty() && !(meansNothing && unknown.isEmpty())) {
            refuse("that cannot be done to a picture");
        } else if (!wanted.isEmpty() && !unknown.isEmpty()) {
            undone.add(
                    "not understood: "
                            + unknown.stream()
                                    .map(word -> "'" + word + "'")
                                    .collect(Collectors.joining(", ")));
        }
    }

    private boolean hasUnknown() {
        return clause.tokens().stream().anyMatch(Token.Unknown.class::isInstance);
    }

    private boolean isOnlyAPart() {
        return clause.tokens().stream()
                .allMatch(token ->
                        token.is(Meaning.FILLER)
                                || token.is(Meaning.A)
                                || token.is(Meaning.LEFT)
                                || token.is(Meaning.RIGHT)
                                || part(token).isPresent());
    }

    private Optional<Part.Side> side() {
        boolean left = clause.has(Meaning.LEFT);
        return left == clause.has(Meaning.RIGHT)
                ? Optional.empty()
                : Optional.of(left ? Part.Side.LEFT : Part.Side.RIGHT);
    }

    private Optional<Part> part() {
        return clause.tokens().stream().flatMap(token -> part(token).stream()).findFirst();
    }

    private static Optional<Part> part(Token token) {
        return Arrays.stream(Part.values())
                .filter(part -> token.is(Meaning.valueOf(part.name())))
                .findFirst();
    }

    private Area area(Area usual) {
        if (clause.has(Meaning.BACKGROUND) && !clause.has(Meaning.PRODUCT)) {
            return Area.BACKGROUND;
        }
        return clause.has(Meaning.PRODUCT) && !clause.has(Meaning.BACKGROUND)
                ? Area.PRODUCT
                : usual;
    }

    private Optional<Double> number() {
        return clause.tokens().stream()
                .filter(Token.Amount.class::isInstance)
                .map(token -> ((Token.Amount) token).value().doubleValue())
                .findFirst();
    }

    private double strength() {
        return clause.has(Meaning.SLIGHTLY) ? SLIGHT : clause.has(Meaning.MUCH) ? STRONG : 1;
    }

    private void refuse(String why) {
        undone.add("'%s': %s".formatted(clause.text(), why));
    }
}
