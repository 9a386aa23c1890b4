package io.techpack.baseviews.edit;

import io.techpack.baseviews.words.Meaning;
import io.techpack.baseviews.words.Token;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/** A unit of length. */
enum Unit {
    CM("cm", "1", Meaning.CM),
    MM("mm", "0.1", Meaning.MM),
    M("m", "100", Meaning.M),
    IN("in", "2.54", Meaning.INCH);

    private final String symbol;
    private final BigDecimal centimetres;
    private final Meaning meaning;

    Unit(String symbol, String centimetres, Meaning meaning) {
        this.symbol = symbol;
        this.centimetres = new BigDecimal(centimetres);
        this.meaning = meaning;
    }

    String symbol() {
        return symbol;
    }

    BigDecimal centimetres() {
        return centimetres;
    }

    static Optional<Unit> of(Token token) {
        return Arrays.stream(values()).filter(unit -> token.is(unit.meaning)).findFirst();
    }

    static Optional<Unit> named(String symbol) {
        return Arrays.stream(values()).filter(unit -> unit.symbol.equals(symbol)).findFirst();
    }
}
