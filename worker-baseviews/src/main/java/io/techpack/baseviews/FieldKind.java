package io.techpack.baseviews;

import io.techpack.imaging.colour.TradeColour;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What values a field takes, told by its place and by the value it has. */
enum FieldKind {
    TEXT("a text") {
        @Override
        Optional<JsonNode> read(String words) {
            return Optional.of(JSON.stringNode(words));
        }
    },
    FLAG("yes or no") {
        @Override
        Optional<JsonNode> read(String words) {
            return switch (words.toLowerCase(Locale.ROOT)) {
                case "true", "yes", "on" -> Optional.of(JSON.booleanNode(true));
                case "false", "no", "off" -> Optional.of(JSON.booleanNode(false));
                default -> Optional.empty();
            };
        }
    },
    NUMBER("a number such as 12 or 3.5") {
        @Override
        Optional<JsonNode> read(String words) {
            return amount(words, "").map(JSON::numberNode);
        }
    },
    PERCENTAGE("a whole percentage from 0 to 100, such as 60") {
        @Override
        Optional<JsonNode> read(String words) {
            return amount(words, "(?:%|percent)?")
                    .filter(FieldKind::whole)
                    .filter(amount -> within(amount, 100))
                    .map(amount -> JSON.numberNode(amount.intValueExact()));
        }
    },
    CONFIDENCE("a number from 0 to 1, such as 0.8") {
        @Override
        Optional<JsonNode> read(String words) {
            return amount(words, "")
                    .filter(amount -> within(amount, 1))
                    .map(amount -> JSON.numberNode(amount.doubleValue()));
        }
    },
    HEX("a colour such as #1c2747, or one of the colour names of the trade list, such as navy") {
        @Override
        Optional<JsonNode> read(String words) {
            Matcher hex = HEX_DIGITS.matcher(words);
            return hex.matches()
                    ? Optional.of(JSON.stringNode("#" + hex.group(1).toLowerCase(Locale.ROOT)))
                    : TradeColour.named(words).map(colour -> JSON.stringNode(colour.lab().hex()));
        }
    },
    MEASURE("a length with its unit, such as 52.5 cm") {
        @Override
        Optional<JsonNode> read(String words) {
            return length(words, "").map(JSON::stringNode);
        }
    },
    TOLERANCE("a tolerance with its unit, such as ± 1 cm") {
        @Override
        Optional<JsonNode> read(String words) {
            return length(words, "(?:±|\\+\\s*/\\s*[-−–]|plus or minus)?\\s*")
                    .map(length -> JSON.stringNode("± " + length));
        }
    };

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern HEX_DIGITS = Pattern.compile("#?([0-9a-fA-F]{6})");
    private static final String AMOUNT = "(\\d{1,9}(?:[.,]\\d{1,6})?)";

    private final String accepted;

    FieldKind(String accepted) {
        this.accepted = accepted;
    }

    static FieldKind of(Field.Found field) {
        FieldPath path = field.path();
        if (field.value().isBoolean()) {
            return FLAG;
        }
        if (path.passes("confidence_scores")) {
            return CONFIDENCE;
        }
        boolean dimension = path.passes("dimensions_estimated");
        return switch (path.leaf()) {
            case "hex" -> HEX;
            case "percentage" -> PERCENTAGE;
            case "value" -> dimension ? MEASURE : other(field);
            case "tolerance" -> dimension ? TOLERANCE : other(field);
            default -> other(field);
        };
    }

    private static FieldKind other(Field.Found field) {
        return field.value().isNumber() ? NUMBER : TEXT;
    }

    /** The value that the words say, or empty if they do not fit. */
    abstract Optional<JsonNode> read(String words);

    /** What fits, for people. */
    String accepted() {
        return accepted;
    }

    private static Optional<BigDecimal> amount(String words, String units) {
        Matcher matcher = matcher(AMOUNT + "\\s*" + units, words);
        return matcher.matches() ? Optional.of(number(matcher.group(1))) : Optional.empty();
    }

    private static Optional<String> length(String words, String before) {
        Matcher matcher =
                matcher(
                        before
                                + AMOUNT
                                + "\\s*(cm|mm|m|in|inch|inches|\"|centimet(?:er|re)s?|millimet(?:er|re)s?)?",
                        words);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String unit = matcher.group(2) == null ? "cm" : unit(matcher.group(2));
        return Optional.of(number(matcher.group(1)).toPlainString() + " " + unit);
    }

    private static String unit(String words) {
        return switch (words.toLowerCase(Locale.ROOT)) {
            case "inch", "inches", "\"" -> "in";
            case String metric when metric.startsWith("centi") -> "cm";
            case String metric when metric.startsWith("milli") -> "mm";
            case String other -> other;
        };
    }

    private static Matcher matcher(String form, String words) {
        return Pattern.compile(form, Pattern.CASE_INSENSITIVE).matcher(words.strip());
    }

    private static BigDecimal number(String digits) {
        return new BigDecimal(digits.replace(',', '.'));
    }

    private static boolean whole(BigDecimal amount) {
        return amount.stripTrailingZeros().scale() <= 0;
    }

    private static boolean within(BigDecimal amount, int most) {
        return amount.compareTo(BigDecimal.valueOf(most)) <= 0;
    }
}
