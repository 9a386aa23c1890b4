package io.techpack.baseviews.edit;

import io.techpack.baseviews.words.Lexicon;
import io.techpack.baseviews.words.Meaning;
import io.techpack.baseviews.words.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what shall become of a number: {@code 72 cm}, {@code 2 cm longer}, {@code half as long}.
 * Every word must be known, or nothing is. For one thread and one text.
 */
final class ChangeReader {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal THIRD = new BigDecimal("0.3333");
    private static final BigDecimal QUARTER = new BigDecimal("0.25");

    private static final Token NONE = new Token.Break("");

    private final List<Token> tokens;
    private final Set<String> names;
    private final List<Found> found = new ArrayList<>();
    private int direction;
    private boolean to;
    private Optional<BigDecimal> part = Optional.empty();

    private record Found(BigDecimal amount, Optional<Unit> unit, boolean percent, boolean times) {}

    private ChangeReader(String text, Set<String> names) {
        this.tokens = Lexicon.all().tokens(text);
        this.names = names;
    }

    /**
     * @param names words that name the field: they say nothing more
     */
    static Reading<Change> read(String text, Set<String> names) {
        return new ChangeReader(text, names).read();
    }

    private Reading<Change> read() {
        for (int i = 0; i < tokens.size(); i++) {
            switch (tokens.get(i)) {
                case Token.Ambiguous(String text) -> {
                    return Reading.fault(
                            "'%s' can be read in two ways; write it without separators of thousands and with a decimal point",
                            text);
                }
                case Token.Amount amount -> amount(i, amount);
                case Token.Word word -> {
                    if (!names.contains(word.text()) && !word(i, word)) {
                        return Reading.fault("'%s' says nothing about a number", word.text());
                    }
                }
                case Token.Unknown(String text) -> {
                    if (!names.contains(text)) {
                        return Reading.fault("'%s' is not understood", text);
                    }
                }
                case Token.Coloured colour -> {
                    return Reading.fault("'%s' says nothing about a number", colour.text());
                }
                case Token.Break _ -> {}
            }
        }
        if (!tokens.isEmpty() && tokens.getLast().is(Meaning.AND)) {
            return Reading.fault("it breaks off after '%s'", tokens.getLast().text());
        }
        return change();
    }

    private void amount(int i, Token.Amount amount) {
        Token next = after(i);
        Optional<Unit> unit = Unit.of(next);
        found.add(
                new Found(
                        amount.value(),
                        unit,
                        next.is(Meaning.PERCENT) || before(i).is(Meaning.PERCENT),
                        next.is(Meaning.TIMES)));
        to |= before(i).is(Meaning.TO) && !before(i).text().equals("in");
    }

    private boolean word(int i, Token.Word word) {
        if (Unit.of(word).isPresent() || word.is(Meaning.PERCENT) || word.is(Meaning.TIMES)) {
            // belongs to the number before it, or, as 百分之, after it; "in" and "m" stand alone, too
            boolean ofNumber =
                    before(i) instanceof Token.Amount
                            || after(i) instanceof Token.Amount
                            || before(i).is(Meaning.HALF)
                            || before(i).is(Meaning.A);
            boolean inIt = word.text().equals("in") && after(i).is(Meaning.FILLER);
            return ofNumber || inIt || word.is(Meaning.FILLER) || word.is(Meaning.TO);
        }
        if (word.is(Meaning.HALF)) {
            fraction(i, HALF);
        } else if (word.is(Meaning.DOUBLE)) {
            part = Optional.of(TWO);
        } else if (word.is(Meaning.THIRD)) {
            part = Optional.of(THIRD);
        } else if (word.is(Meaning.QUARTER)) {
            fraction(i, QUARTER);
        } else if (word.is(Meaning.A)
                && Unit.of(after(i)).isPresent()
                && !before(i).is(Meaning.HALF)) {
            // an inch
            found.add(new Found(BigDecimal.ONE, Unit.of(after(i)), false, false));
        } else if (word.is(Meaning.MORE) || word.is(Meaning.PLUS) || word.is(Meaning.ADD)) {
            direction = direction == 0 ? 1 : direction;
        } else if (word.is(Meaning.LESS) || word.is(Meaning.MINUS) || word.is(Meaning.REMOVE)) {
            direction = -1;
        } else {
            return word.is(Meaning.FILLER)
                    || word.is(Meaning.TO)
                    || word.is(Meaning.A)
                    || word.is(Meaning.AND)
                    || word.is(Meaning.PLUS_MINUS)
                    || word.is(Meaning.ON);
        }
        return true;
    }

    /** Half an inch is a length; half as long is a share. */
    private void fraction(int i, BigDecimal share) {
        int next = after(i).is(Meaning.A) ? i + 2 : i + 1;
        Optional<Unit> unit = next < tokens.size() ? Unit.of(tokens.get(next)) : Optional.empty();
        if (unit.isPresent()) {
            found.add(new Found(share, unit, false, false));
        } else {
            part = Optional.of(share);
        }
    }

    private Reading<Change> change() {
        if (found.size() > 1) {
            return Reading.fault("there are several numbers; name one");
        }
        if (found.isEmpty()) {
            return part.map(this::share)
                    .orElseGet(() ->
                            direction == 0
                                    ? Reading.fault("there is no number")
                                    : Reading.fault("it does not say by how much"));
        }
        if (part.isPresent()) {
            return Reading.fault("there are several numbers; name one");
        }
        return counted(found.getFirst());
    }

    private Reading<Change> counted(Found number) {
        if (number.times()) {
            return Reading.of(new Change.Factor(number.amount()));
        }
        if (direction == 0 || to) {
            return Reading.of(
                    new Change.Absolute(number.amount(), number.unit(), number.percent()));
        }
        BigDecimal signed = direction < 0 ? number.amount().negate() : number.amount();
        return Reading.of(
                number.percent()
                        ? new Change.Factor(BigDecimal.ONE.add(signed.divide(HUNDRED)))
                        : new Change.Delta(signed, number.unit()));
    }

    /** Half as long; a third longer. */
    private Reading<Change> share(BigDecimal share) {
        if (direction == 0 || share.compareTo(TWO) == 0) {
            return Reading.of(new Change.Factor(share));
        }
        BigDecimal signed = direction < 0 ? share.negate() : share;
        return Reading.of(new Change.Factor(BigDecimal.ONE.add(signed)));
    }

    private Token before(int i) {
        return i > 0 ? tokens.get(i - 1) : NONE;
    }

    private Token after(int i) {
        return i + 1 < tokens.size() ? tokens.get(i + 1) : NONE;
    }
}
