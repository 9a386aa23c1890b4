package io.techpack.baseviews.edit;

import io.techpack.baseviews.words.Lexicon;
import io.techpack.baseviews.words.Meaning;
import io.techpack.baseviews.words.Token;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What values a field takes, told by its place and by the value it has. */
enum FieldKind {
    NAME("a name, such as organic cotton"),
    MATERIAL("a material, such as organic cotton, or shares that make 100 %"),
    PROSE("a text"),
    NOTES("a sentence to add, or: add …, remove …, replace … with …"),
    FLAG("yes or no"),
    NUMBER("a number such as 12 or 3.5"),
    BUTTONS("a whole number from 0 to 20"),
    PERCENTAGE("a whole percentage from 0 to 100, such as 60"),
    CONFIDENCE("a number from 0 to 1, such as 0.8"),
    HEX(
            "a colour such as #1c2747, one of the colour names of the trade list, such as navy or dark"
                    + " green, or lighter, darker, warmer, cooler"),
    COLOUR_NAME("the name of a colour, such as navy, or lighter, darker, warmer, cooler"),
    MEASURE("a length with its unit, such as 52.5 cm, or 2 cm longer, or 10 % wider"),
    CENTIMETRES("a length, such as 52.5 cm, or 2 cm longer, or 10 % wider"),
    RATIO("a ratio such as 0.7"),
    TOLERANCE("a tolerance with its unit, such as ± 1 cm"),
    GARMENT_CLASS("a kind of product: " + GarmentKinds.LISTED),
    CHOICE("one of its choices"),
    PATTERN("a pattern, such as solid or horizontal stripes"),
    FIXED("no edit of its own");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String accepted;

    FieldKind(String accepted) {
        this.accepted = accepted;
    }

    static FieldKind of(Field.Found field) {
        FieldPath path = field.path();
        if (FixedFields.insteadOf(path).isPresent()) {
            return FIXED;
        }
        if (field.value().isBoolean()) {
            return FLAG;
        }
        if (path.passes("flat_spec")) {
            return ofFlat(field);
        }
        boolean dimension = path.passes("dimensions_estimated");
        return switch (path.leaf()) {
            case "hex" -> HEX;
            case "percentage" -> PERCENTAGE;
            case "material_type" -> MATERIAL;
            case "pattern_type" -> PATTERN;
            case "name" -> path.passes("primary_colors") ? COLOUR_NAME : other(field);
            case "value" -> dimension ? MEASURE : other(field);
            case "tolerance", "accuracy" -> dimension ? TOLERANCE : other(field);
            case "analysis_notes" -> NOTES;
            case "details", "measurement_point" -> PROSE;
            default -> other(field);
        };
    }

    private static FieldKind ofFlat(Field.Found field) {
        return switch (field.path().leaf()) {
            case "choice" -> CHOICE;
            case "centimetres" -> CENTIMETRES;
            case "ratio" -> RATIO;
            case "confidence" -> CONFIDENCE;
            case "buttons" -> BUTTONS;
            case "garment_class" -> GARMENT_CLASS;
            default -> other(field);
        };
    }

    /** Whether its value is sentences, which may be instructions to whoever makes the product. */
    boolean isProse() {
        return this == PROSE || this == NOTES;
    }

    private static FieldKind other(Field.Found field) {
        return field.value().isNumber() ? NUMBER : NAME;
    }

    /**
     * The value that the instruction says.
     *
     * @param names words that name the field
     */
    Reading<JsonNode> read(Instruction instruction, Field.Found field, Set<String> names) {
        return switch (this) {
            case NAME -> named(instruction).then(Negation::affirmed).then(Wording::name);
            case MATERIAL -> named(instruction).then(Negation::affirmed).then(FieldKind::material);
            case GARMENT_CLASS ->
                    named(instruction).then(Negation::affirmed).then(GarmentKinds::read);
            case PATTERN -> Patterns.read(instruction, field.value().asString(""));
            case FIXED ->
                    Reading.fault(
                            "%s",
                            FixedFields.insteadOf(field.path()).orElse("it says what was seen"));
            case PROSE -> named(instruction).then(Wording::prose);
            case NOTES -> new NotesEdit(field.value().asString(""), instruction).read();
            case FLAG -> flag(instruction);
            case NUMBER, BUTTONS, PERCENTAGE, CONFIDENCE, RATIO ->
                    Numbers.read(this, instruction, field.value(), names);
            case MEASURE, CENTIMETRES, TOLERANCE -> Lengths.read(this, instruction, field, names);
            case HEX, COLOUR_NAME -> Colours.read(this, instruction, field, names);
            case CHOICE -> Choices.of(field).read(instruction.words());
        };
    }

    /** What fits, for people. */
    String accepted(FieldPath path) {
        return this == CHOICE ? "one of: " + Choices.listed(path) : accepted;
    }

    private static Reading<String> named(Instruction instruction) {
        return instruction
                .newValue()
                .map(Reading::of)
                .orElseGet(() -> Reading.fault("it names no new value"));
    }

    /** A blend in one name is a whole one. */
    private static Reading<JsonNode> material(String said) {
        String words = Composed.bare(said);
        return Share.all(words)
                .then(shares ->
                        shares.size() > 1 && Share.sum(shares) != 100
                                ? Reading.fault(
                                        "the shares make %d %%; they must make 100 %%",
                                        Share.sum(shares))
                                : Share.isMoreOrLess(words)
                                        ? Reading.fault("'%s' does not say how much", words)
                                        : Wording.name(words));
    }

    private static Reading<JsonNode> flag(Instruction instruction) {
        List<Token> tokens = Lexicon.all().tokens(instruction.words());
        boolean yes = tokens.stream().anyMatch(token -> token.is(Meaning.YES));
        boolean no = tokens.stream().anyMatch(token -> token.is(Meaning.NO));
        return tokens.size() != 1 || yes == no
                ? Reading.fault("'%s' is neither yes nor no", instruction.words())
                : Reading.of(JSON.booleanNode(yes));
    }
}
