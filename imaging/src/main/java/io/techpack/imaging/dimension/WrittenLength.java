package io.techpack.imaging.dimension;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths as analyses and clients write them: {@code 52.5 cm}, {@code 28 in}. Thread-safe. */
public final class WrittenLength {

    private static final Pattern LENGTH =
            Pattern.compile("\\s*(\\d{1,6}(?:[.,]\\d{1,4})?)\\s*(cm|mm|m|in|inch|inches|\")\\s*");

    private WrittenLength() {}

    /** The centimetres of a text that is a length and nothing else; empty if it is none. */
    public static Optional<Double> centimetres(String words) {
        Matcher matcher = LENGTH.matcher(words.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        double number = Double.parseDouble(matcher.group(1).replace(',', '.'));
        return Optional.of(
                number
                        * switch (matcher.group(2)) {
                            case "mm" -> 0.1;
                            case "cm" -> 1;
                            case "m" -> 100;
                            default -> 2.54;
                        });
    }
}
