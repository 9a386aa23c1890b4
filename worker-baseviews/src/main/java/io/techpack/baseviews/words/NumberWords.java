package io.techpack.baseviews.words;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Joins number words that stand beside each other: twenty five, cent vingt, 八十五. */
final class NumberWords {

    private static final BigDecimal TEN = BigDecimal.TEN;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private NumberWords() {}

    static List<Token> joined(List<Token> tokens) {
        List<Token> joined = new ArrayList<>();
        for (Token token : tokens) {
            Token last = joined.isEmpty() ? null : joined.getLast();
            if (token instanceof Token.Amount next
                    && last instanceof Token.Amount before
                    && inWords(next)
                    && inWords(before)
                    && fit(before.value(), next.value())) {
                BigDecimal value =
                        next.value().compareTo(HUNDRED) == 0
                                ? before.value().multiply(HUNDRED)
                                : before.value().add(next.value());
                joined.set(
                        joined.size() - 1,
                        new Token.Amount(value, before.text() + " " + next.text()));
            } else {
                joined.add(token);
            }
        }
        return joined;
    }

    private static boolean inWords(Token.Amount amount) {
        return amount.text().chars().noneMatch(Character::isDigit);
    }

    /** Two hundred, hundred five, and twenty five. */
    private static boolean fit(BigDecimal before, BigDecimal next) {
        if (next.compareTo(HUNDRED) == 0) {
            return before.compareTo(TEN) < 0;
        }
        boolean hundreds = before.remainder(HUNDRED).signum() == 0;
        boolean tens = before.remainder(TEN).signum() == 0 && next.compareTo(TEN) < 0;
        return before.signum() > 0 && (hundreds || tens) && next.compareTo(before) < 0;
    }
}
