package io.techpack.baseviews.words;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Walks through a text, at each place taking the longest phrase that is known. For one thread. */
final class Scanner {

    private static final Pattern HEX = Pattern.compile("#([0-9a-f]{6}|[0-9a-f]{3})(?![0-9a-f])");
    private static final Pattern PLUS_MINUS = Pattern.compile("±|\\+\\s*/\\s*[-−–]|\\+[-−–]");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}'_-]+");

    private final Lexicon lexicon;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    Scanner(Lexicon lexicon, String text) {
        this.lexicon = lexicon;
        this.text = Lexicon.key(text);
    }

    List<Token> tokens() {
        while (at < text.length()) {
            char here = text.charAt(at);
            if (Character.isWhitespace(here)) {
                at++;
            } else {
                step(here);
            }
        }
        return NumberWords.joined(tokens);
    }

    private void step(char here) {
        Matcher hex = HEX.matcher(text).region(at, text.length());
        Matcher plusMinus = PLUS_MINUS.matcher(text).region(at, text.length());
        Optional<Numeral> numeral = Numeral.at(text, at);
        if (hex.lookingAt()) {
            take(
                    new Token.Coloured(NamedColour.ofHex(sixDigits(hex.group(1))), hex.group()),
                    hex.end());
        } else if (plusMinus.lookingAt()) {
            word(Meaning.PLUS_MINUS, plusMinus.end());
        } else if (numeral.isPresent()) {
            take(numeral.get().token(), numeral.get().end());
        } else if (here == '%' || here == '％') {
            word(Meaning.PERCENT, at + 1);
        } else if (here == '+') {
            word(Meaning.PLUS, at + 1);
        } else if (isMinus(here) && at + 1 < text.length()) {
            word(Meaning.MINUS, at + 1);
        } else if ("\"”″“".indexOf(here) >= 0
                && !tokens.isEmpty()
                && tokens.getLast() instanceof Token.Amount) {
            word(Meaning.INCH, at + 1);
        } else if (",;.!?:、，。；！？：&/()[]{}<>\"“”„«»'`".indexOf(here) >= 0) {
            take(
                    here == '&'
                            ? new Token.Word(Set.of(Meaning.AND), "&")
                            : new Token.Break(String.valueOf(here)),
                    at + 1);
        } else {
            phraseOrUnknown();
        }
    }

    private void phraseOrUnknown() {
        for (int end = Math.min(text.length(), at + lexicon.longest()); end > at; end--) {
            if (isWhole(end)) {
                Token known = lexicon.known(text.substring(at, end));
                if (known != null) {
                    take(known, end);
                    return;
                }
            }
        }
        int end = unknownEnd();
        take(new Token.Unknown(text.substring(at, end)), end);
    }

    /** A word in letters ends where its letters end; Chinese has no spaces. */
    private boolean isWhole(int end) {
        if (end == text.length() || Character.isWhitespace(text.charAt(end - 1))) {
            return end == text.length();
        }
        char last = text.charAt(end - 1);
        char next = text.charAt(end);
        return isHan(last) || isHan(next) || !isWordPart(last) || !isWordPart(next);
    }

    private int unknownEnd() {
        if (isHan(text.charAt(at))) {
            return at + 1;
        }
        Matcher word = WORD.matcher(text).region(at, text.length());
        if (!word.lookingAt()) {
            return text.offsetByCodePoints(at, 1);
        }
        int end = at;
        while (end < word.end() && !isHan(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private void word(Meaning meaning, int end) {
        take(new Token.Word(Set.of(meaning), text.substring(at, end)), end);
    }

    private void take(@Nullable Token token, int end) {
        if (token != null) {
            tokens.add(token);
        }
        at = end;
    }

    private static String sixDigits(String digits) {
        return digits.length() == 6 ? digits : digits.replaceAll("(.)", "$1$1");
    }

    private static boolean isMinus(char c) {
        return c == '-' || c == '−' || c == '–';
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '\'';
    }

    private static boolean isHan(char c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
    }

    /** A number in digits, where it starts a word. */
    private record Numeral(Token token, int end) {

        private static final Pattern DIGITS =
                Pattern.compile(
                        "(\\d{1,9})((?:[.,]\\d{1,9})*)(?:\\s+(\\d{1,2})\\s*/\\s*(\\d{1,2})|\\s*([½¼¾⅛⅜⅝⅞]))?");
        private static final Pattern FRACTION =
                Pattern.compile("(\\d{1,2})\\s*/\\s*(\\d{1,2})(?!\\d)|([½¼¾⅛⅜⅝⅞])");
        private static final String SIGNS = "½¼¾⅛⅜⅝⅞";
        private static final double[] SHARES = {0.5, 0.25, 0.75, 0.125, 0.375, 0.625, 0.875};

        static Optional<Numeral> at(String text, int at) {
            if (at > 0
                    && Character.isLetterOrDigit(text.charAt(at - 1))
                    && !isHan(text.charAt(at - 1))) {
                return Optional.empty();
            }
            Matcher fraction = FRACTION.matcher(text).region(at, text.length());
            if (fraction.lookingAt()) {
                return share(fraction.group(1), fraction.group(2), fraction.group(3))
                        .map(value ->
                                new Numeral(
                                        new Token.Amount(value, fraction.group()), fraction.end()));
            }
            Matcher digits = DIGITS.matcher(text).region(at, text.length());
            if (!digits.lookingAt()) {
                return Optional.empty();
            }
            String decimals = digits.group(2);
            boolean grouped =
                    decimals.matches("[.,]\\d{3}")
                            && !digits.group(1).matches("0+")
                            && digits.group(1).length() <= 3;
            boolean several = decimals.chars().filter(c -> c == '.' || c == ',').count() > 1;
            if (grouped || several) {
                return Optional.of(new Numeral(new Token.Ambiguous(digits.group()), digits.end()));
            }
            BigDecimal whole = new BigDecimal(digits.group(1) + decimals.replace(',', '.'));
            BigDecimal value =
                    share(digits.group(3), digits.group(4), digits.group(5))
                            .map(whole::add)
                            .orElse(whole);
            return Optional.of(new Numeral(new Token.Amount(value, digits.group()), digits.end()));
        }

        private static Optional<BigDecimal> share(
                @Nullable String above, @Nullable String below, @Nullable String sign) {
            if (sign != null) {
                return Optional.of(BigDecimal.valueOf(SHARES[SIGNS.indexOf(sign)]));
            }
            if (above == null || below == null || Integer.parseInt(below) == 0) {
                return Optional.empty();
            }
            return Optional.of(
                    new BigDecimal(above)
                            .divide(new BigDecimal(below), 4, RoundingMode.HALF_UP)
                            .stripTrailingZeros());
        }
    }
}
