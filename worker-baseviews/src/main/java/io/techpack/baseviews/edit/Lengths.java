package io.techpack.baseviews.edit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads lengths and tolerances; what no garment measures is refused. */
final class Lengths {

    private static final BigDecimal LEAST = new BigDecimal("0.1");
    private static final BigDecimal MOST = BigDecimal.valueOf(500);
    private static final BigDecimal MOST_TOLERANCE = BigDecimal.valueOf(20);

    /** "To -20 cm" is no length; "-20 cm", and "make it -20 cm", is so much less. */
    private static final Pattern NEGATIVE =
            Pattern.compile(
                    "(?:\\b(?:to|auf|zu|à|a|al)\\s+|[到为成至]\\s*|=\\s*)[-−–]\\s*\\d",
                    Pattern.CASE_INSENSITIVE);

    private Lengths() {}

    static Reading<JsonNode> read(
            FieldKind kind, Instruction instruction, Field.Found field, Set<String> names) {
        Optional<Length> present = present(kind, field);
        Unit usual = present.or(() -> besides(field)).map(Length::unit).orElse(Unit.CM);
        if (NEGATIVE.matcher(instruction.whole()).find()) {
            return Reading.fault(
                    "'%s': no length is below nothing; without \"to\" it is so much less",
                    instruction.whole());
        }
        return ChangeReader.read(instruction.words(), names)
                .then(change -> length(change, present, usual))
                .then(length -> believable(kind, length))
                .then(length -> Reading.of(written(kind, length)));
    }

    private static Optional<Length> present(FieldKind kind, Field.Found field) {
        return kind == FieldKind.CENTIMETRES
                ? Optional.of(new Length(field.value().decimalValue(), Unit.CM))
                : Length.written(field.value().asString(""));
    }

    /** A tolerance without a unit is in that of its value. */
    private static Optional<Length> besides(Field.Found field) {
        return Length.written(field.beside("value").asString(""));
    }

    private static Reading<Length> length(Change change, Optional<Length> present, Unit usual) {
        return switch (change) {
            case Change.Absolute(BigDecimal amount, Optional<Unit> unit, boolean percent) ->
                    percent
                            ? scaled(present, amount.movePointLeft(2))
                            : Reading.of(new Length(amount, unit.orElse(usual)));
            case Change.Delta(BigDecimal by, Optional<Unit> unit) ->
                    before(present)
                            .then(length ->
                                    Reading.of(
                                            length.plus(
                                                    new Length(by, unit.orElse(length.unit())))));
            case Change.Factor(BigDecimal factor) -> scaled(present, factor);
        };
    }

    private static Reading<Length> scaled(Optional<Length> present, BigDecimal factor) {
        return before(present).then(length -> Reading.of(length.times(factor)));
    }

    private static Reading<Length> before(Optional<Length> present) {
        return present.map(Reading::of)
                .orElseGet(() -> Reading.fault("there is no length yet that it could change"));
    }

    private static Reading<Length> believable(FieldKind kind, Length length) {
        BigDecimal centimetres = length.centimetres();
        boolean tolerance = kind == FieldKind.TOLERANCE;
        BigDecimal least = tolerance ? BigDecimal.ZERO : LEAST;
        BigDecimal most = tolerance ? MOST_TOLERANCE : MOST;
        return centimetres.compareTo(least) < 0 || centimetres.compareTo(most) > 0
                ? Reading.fault(
                        "%s is out of range; %s cm to %s cm are possible",
                        length, least.toPlainString(), most.toPlainString())
                : Reading.of(length);
    }

    private static JsonNode written(FieldKind kind, Length length) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (kind) {
            case CENTIMETRES ->
                    json.numberNode(
                            length.centimetres().setScale(2, RoundingMode.HALF_UP).doubleValue());
            case TOLERANCE -> json.stringNode("± " + length);
            default -> json.stringNode(length.toString());
        };
    }
}
