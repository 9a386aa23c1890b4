package io.techpack.baseviews.edit;

import io.techpack.baseviews.Prints;
import io.techpack.baseviews.words.Corrections;
import io.techpack.baseviews.words.PlainLetters;
import io.techpack.job.FailureKind;
import io.techpack.stage.EngineResult;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Understands requests by rules, without a network; reference pictures are not looked at.
 * Thread-safe.
 */
final class EmbeddedFieldEditor implements FieldEditor {

    /** A single value takes one instruction, notes are prose: neither is taken apart. */
    @Override
    public List<String> steps(Field.Found field, String prompt) {
        String plain = PlainLetters.of(prompt);
        return field.value().isContainer() ? Clauses.of(field).in(plain) : List.of(plain);
    }

    @Override
    public EngineResult<JsonNode> newValue(
            Field.Found field, String written, Optional<String> reference) {
        String prompt = PlainLetters.of(written);
        Optional<PlainLetters.Mixed> mixed = PlainLetters.mixed(prompt);
        if (mixed.isPresent()) {
            return refused(field, ofTwoAlphabets(mixed.get()));
        }
        if (Wording.talksAboutInstructions(prompt)) {
            return refused(
                    field,
                    "'%s' talks about instructions, not about the product"
                            .formatted(Quoted.of(prompt)));
        }
        List<String> said =
                FieldKind.of(field).isProse() ? List.of(prompt) : Corrections.said(prompt);
        if (said.size() > 1) {
            return refused(field, "it takes back what it says first; say only: " + said.getLast());
        }
        Reading<JsonNode> read =
                (isOfMeasures(field.path())
                                ? MeasureNames.asKeys(said.getFirst(), field.value())
                                : Reading.of(said.getFirst()))
                        .then(words -> read(field, words, field.path().names()));
        return switch (read) {
            case Reading.Value<JsonNode>(JsonNode value) -> EngineResult.ok(value);
            case Reading.Fault<JsonNode>(String why) ->
                    refused(
                            field,
                            why.contains("'") || FieldKind.of(field) == FieldKind.FIXED
                                    ? why
                                    : why + " ('" + Quoted.of(prompt) + "')");
        };
    }

    private static String ofTwoAlphabets(PlainLetters.Mixed mixed) {
        return "'%s' is written in two alphabets: its '%s' is %s; type the word in Latin letters%s"
                .formatted(
                        mixed.word(),
                        mixed.letter(),
                        mixed.script(),
                        mixed.latin().map(", as in: "::concat).orElse(""));
    }

    private static boolean isOfMeasures(FieldPath path) {
        return List.of(UsualMeasures.SECTION, "flat_spec").contains(path.steps().getFirst());
    }

    private static Reading<JsonNode> read(Field.Found field, String prompt, Set<String> names) {
        Instruction instruction = Instruction.of(prompt, names);
        if (FieldKind.of(field) == FieldKind.FIXED && field.value().isContainer()) {
            return removed(field, instruction);
        }
        if (field.value().isArray()) {
            return new ListEdit(field, instruction, item -> item(item, prompt, names)).read();
        }
        if (field.value().isObject()) {
            return object(field, prompt, names);
        }
        FieldKind kind = FieldKind.of(field);
        return kind.isProse() || new Clauses(names, Things.ELSEWHERE).in(prompt).size() == 1
                ? kind.read(instruction, field, names)
                : Reading.fault("it asks for several things; send an edit for each");
    }

    /** What says that a print was seen can be taken away as a whole, and be nothing else. */
    private static Reading<JsonNode> removed(Field.Found field, Instruction instruction) {
        boolean print = field.path().is(Prints.REGION);
        return print && instruction.kind() == Instruction.Kind.REMOVE
                ? Reading.of(JsonNodeFactory.instance.nullNode())
                : FieldKind.FIXED.read(instruction, field, Set.of());
    }

    /** One item of a list, of which the prompt may say the place or the name. */
    private static Reading<JsonNode> item(Field.Found item, String prompt, Set<String> names) {
        if (!item.value().isObject()) {
            return read(item, prompt, names);
        }
        Instruction instruction = Instruction.of(prompt, names);
        String words =
                switch (instruction.kind()) {
                    case SET, REPLACE, SAY -> instruction.value().orElse(prompt);
                    case ADD, REMOVE, VAGUE -> prompt;
                };
        return object(item, withoutNames(words, item), names);
    }

    /** "the collar linen" says linen, of the collar. */
    private static String withoutNames(String words, Field.Found item) {
        String rest = words;
        for (String name : ListShape.of(item.path()).partsOf(item.value())) {
            String bare =
                    rest.replaceFirst(
                            "(?i)^(?:the\\s+)?"
                                    + Pattern.quote(name)
                                    + "\\b[:\\s]+(?:is\\s+|to\\s+|of\\s+)?",
                            "");
            rest = bare.isBlank() ? rest : bare;
        }
        return rest;
    }

    private static Reading<JsonNode> object(Field.Found field, String prompt, Set<String> known) {
        if (field.value().has("percentage")) {
            String words = Instruction.of(prompt, field.path().names()).words();
            if (Share.all(words) instanceof Reading.Value<List<Share>>(List<Share> parts)
                    && !parts.isEmpty()) {
                return Share.unread(words)
                        .<Reading<JsonNode>>map(Shares::withoutShare)
                        .orElseGet(() -> share(field, parts));
            }
        }
        if (field.value().has("hex")) {
            Optional<Reading<JsonNode>> colour =
                    Colours.exactly(Instruction.of(prompt, known), field, known);
            if (colour.isPresent()) {
                return colour.get();
            }
        }
        List<String> clauses = ObjectEdit.clauses(field, prompt);
        if (clauses.size() > 1) {
            return each(field, clauses, known);
        }
        return ObjectEdit.parts(field, prompt)
                .then(parts -> {
                    ObjectNode object = field.value().deepCopy().asObject();
                    for (ObjectEdit.Part part : parts) {
                        Set<String> names = new HashSet<>(part.names());
                        names.addAll(known);
                        names.addAll(part.field().path().names());
                        String said = withoutLabel(prompt, part.field().path());
                        Reading<JsonNode> value = read(part.field(), said, names);
                        if (!(value instanceof Reading.Value<JsonNode>(JsonNode read))) {
                            return value;
                        }
                        put(object, field.path(), part.field().path(), read);
                    }
                    return Reading.of(object);
                });
    }

    /** "Location: left sleeve" says where: the label is no part of the value. */
    private static String withoutLabel(String prompt, FieldPath part) {
        return Labelled.in(prompt)
                .filter(said ->
                        said.label().strip().replace(' ', '_').equalsIgnoreCase(part.leaf()))
                .map(Labelled::words)
                .orElse(prompt);
    }

    /** Several parts of it, one after another: "sleeve 62 cm and hem 50 cm". */
    private static Reading<JsonNode> each(
            Field.Found field, List<String> clauses, Set<String> known) {
        Reading<JsonNode> result = Reading.of(field.value());
        for (String clause : clauses) {
            result =
                    result.then(value ->
                            object(
                                    new Field.Found(field.path(), field.holder(), value),
                                    clause,
                                    known));
        }
        return result;
    }

    /** "60 % cotton" says both the share and what it is of. */
    private static Reading<JsonNode> share(Field.Found field, List<Share> parts) {
        if (parts.size() > 1) {
            return Reading.fault("it names several parts; edit the whole list");
        }
        String main = ListShape.of(field.path()).main();
        return Wording.name(parts.getFirst().name())
                .then(name -> {
                    ObjectNode object = field.value().deepCopy().asObject();
                    object.set(main, name);
                    object.put("percentage", parts.getFirst().percent());
                    return Reading.of(object);
                });
    }

    private static void put(ObjectNode object, FieldPath at, FieldPath part, JsonNode value) {
        List<String> steps = part.steps().subList(at.steps().size(), part.steps().size());
        ObjectNode holder = object;
        for (String step : steps.subList(0, steps.size() - 1)) {
            holder = holder.path(step).asObject();
        }
        holder.set(steps.getLast(), value);
    }

    private static EngineResult<JsonNode> refused(Field.Found field, String why) {
        String example = Examples.of(field);
        return EngineResult.refused(
                FailureKind.UNPROCESSABLE_EDIT,
                "editPrompt: %s. %s takes %s%s."
                        .formatted(
                                why,
                                field.path(),
                                accepted(field),
                                example.isEmpty() ? "" : "; say for instance: " + example));
    }

    private static String accepted(Field.Found field) {
        if (FieldKind.of(field) == FieldKind.FIXED) {
            return FieldKind.FIXED.accepted(field.path());
        }
        if (field.value().isArray()) {
            boolean shares = ListShape.of(field.path()).hasShares();
            return shares
                    ? "shares that make 100 %, or: change … to …, add …, remove …, replace … with …"
                    : "an instruction: add …, remove …, replace … with …, change … to …";
        }
        return field.value().isObject()
                ? "an instruction that names a part of it and its new value"
                : FieldKind.of(field).accepted(field.path());
    }
}
