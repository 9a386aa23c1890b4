package io.techpack.baseviews.edit;

import io.techpack.baseviews.words.Lexicon;
import io.techpack.baseviews.words.Meaning;
import io.techpack.baseviews.words.Token;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads numbers that are no lengths. */
final class Numbers {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

    private Numbers() {}

    static Reading<JsonNode> read(
            FieldKind kind, Instruction instruction, JsonNode present, Set<String> names) {
        if (kind == FieldKind.BUTTONS && isNone(instruction, names)) {
            return Reading.of(JSON.numberNode(0));
        }
        return ChangeReader.read(instruction.words(), names)
                .then(change -> amount(kind, change, present))
                .then(amount -> fitting(kind, amount));
    }

    /** "No buttons", ohne Knöpfe, 不要纽扣: nothing else is said. */
    private static boolean isNone(Instruction instruction, Set<String> names) {
        List<Token> tokens = Lexicon.all().tokens(instruction.words());
        return tokens.stream().anyMatch(Negation::denies)
                && tokens.stream()
                        .allMatch(token ->
                                Negation.denies(token)
                                        || token.is(Meaning.FILLER)
                                        || names.contains(token.text())
                                        || Trims.noun(token.text())
                                                .filter("buttons"::equals)
                                                .isPresent());
    }

    private static Reading<BigDecimal> amount(FieldKind kind, Change change, JsonNode present) {
        return switch (change) {
            case Change.Absolute(BigDecimal amount, var unit, boolean percent) -> {
                if (unit.isPresent()) {
                    yield Reading.fault("a length does not fit");
                }
                boolean share = percent && kind != FieldKind.PERCENTAGE;
                yield Reading.of(share ? amount.divide(HUNDRED) : amount);
            }
            case Change.Delta(BigDecimal by, var unit) ->
                    unit.isPresent()
                            ? Reading.fault("a length does not fit")
                            : before(present).then(number -> Reading.of(number.add(by)));
            case Change.Factor(BigDecimal factor) ->
                    before(present).then(number -> Reading.of(scaled(kind, number, factor)));
        };
    }

    /** A third of a percentage is a whole percentage, too. */
    private static BigDecimal scaled(FieldKind kind, BigDecimal number, BigDecimal factor) {
        int decimals = kind == FieldKind.PERCENTAGE || kind == FieldKind.BUTTONS ? 0 : 4;
        return number.multiply(factor).setScale(decimals, RoundingMode.HALF_UP);
    }

    private static Reading<BigDecimal> before(JsonNode present) {
        return present.isNumber()
                ? Reading.of(present.decimalValue())
                : Reading.fault("there is no number yet that it could change");
    }

    private static Reading<JsonNode> fitting(FieldKind kind, BigDecimal amount) {
        BigDecimal most =
                switch (kind) {
                    case PERCENTAGE -> HUNDRED;
                    case BUTTONS -> BigDecimal.valueOf(20);
                    case CONFIDENCE -> BigDecimal.ONE;
                    case RATIO -> BigDecimal.TEN;
                    default -> MOST;
                };
        if (amount.signum() < 0 || amount.compareTo(most) > 0) {
            return Reading.fault("%s is out of range", plain(amount));
        }
        boolean whole = amount.stripTrailingZeros().scale() <= 0;
        return switch (kind) {
            case PERCENTAGE, BUTTONS ->
                    whole
                            ? Reading.of(JSON.numberNode(amount.intValueExact()))
                            : Reading.fault("%s is not whole", plain(amount));
            case CONFIDENCE, RATIO -> Reading.of(JSON.numberNode(amount.doubleValue()));
            default ->
                    Reading.of(
                            whole
                                    ? JSON.numberNode(amount.longValueExact())
                                    : JSON.numberNode(amount));
        };
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
