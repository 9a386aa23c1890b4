package io.techpack.imaging.studio;

import io.techpack.imaging.colour.TradeColour;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a product is to be shown.
 *
 * @param background 0xRRGGBB
 * @param recolour the new main colour; empty keeps the product's own
 */
public record Staging(int background, Optional<TradeColour> recolour) {

    /** On white, in its own colours. */
    public static final Staging PLAIN = new Staging(0xFFFFFF, Optional.empty());

    /** A word, up to three before it, and up to two after it; none of them beyond a comma. */
    private static final Pattern BACKGROUND =
            Pattern.compile(
                    "((?:[a-z-]+ ){0,3})(?:background|backdrop)\\b((?: (?:in|of|to|is))?(?: [a-z-]+){1,2})?");

    /**
     * Reads wishes in plain English, such as "make it navy on a light grey background" or "make the
     * background white". What is not understood is ignored.
     */
    public static Staging asked(String prompt) {
        String words =
                prompt.toLowerCase(Locale.ROOT)
                        .replaceAll("[.,;:!?]+", " , ")
                        .replaceAll("[^a-z,-]+", " ");
        Matcher matcher = BACKGROUND.matcher(words);
        if (!matcher.find()) {
            return new Staging(PLAIN.background, TradeColour.mentionedIn(words));
        }
        Optional<TradeColour> before = TradeColour.mentionedIn(matcher.group(1));
        Optional<TradeColour> after =
                Optional.ofNullable(matcher.group(2)).flatMap(TradeColour::mentionedIn);
        int end = before.isPresent() || after.isEmpty() ? matcher.end(1) : matcher.end();
        String rest = words.substring(0, matcher.start()) + " " + words.substring(end);
        return new Staging(
                before.or(() -> after).map(colour -> colour.lab().toRgb()).orElse(PLAIN.background),
                TradeColour.mentionedIn(rest));
    }
}
