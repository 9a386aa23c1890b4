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

    private static final Pattern BACKGROUND =
            Pattern.compile(
                    "((?:[a-z-]+ ){0,3})(?:background|backdrop)(?: (?:in|of|to)((?: [a-z-]+){1,2}))?");

    /**
     * Reads wishes in plain English, such as "make it navy on a light grey background". What is not
     * understood is ignored.
     */
    public static Staging asked(String prompt) {
        String words = prompt.toLowerCase(Locale.ROOT).replaceAll("[^a-z-]+", " ");
        Matcher matcher = BACKGROUND.matcher(words);
        int background = PLAIN.background;
        String rest = words;
        if (matcher.find()) {
            background =
                    TradeColour.mentionedIn(matcher.group())
                            .map(colour -> colour.lab().toRgb())
                            .orElse(background);
            rest = words.substring(0, matcher.start()) + " " + words.substring(matcher.end());
        }
        return new Staging(background, TradeColour.mentionedIn(rest));
    }
}
