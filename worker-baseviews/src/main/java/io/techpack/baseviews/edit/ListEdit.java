package io.techpack.baseviews.edit;

import io.techpack.baseviews.words.Lexicon;
import io.techpack.baseviews.words.Meaning;
import io.techpack.imaging.flat.SaidNeck;
import io.techpack.imaging.flat.Trait;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An edit of a whole list: items are added, removed, replaced or changed, by name or place. */
final class ListEdit {

    static final int MOST_ITEMS = 50;
    private static final Pattern PLACE =
            Pattern.compile(
                    "(?<name>.+?)\\s+(?:at|on|in|along|around|to|for|an|am|im|beim|auf|für|à|au|aux|sur|en|para)\\s+(?:the\\s+|der\\s+|dem\\s+|den\\s+|la\\s+|le\\s+|el\\s+|l['’])?(?<place>.+)",
                    Pattern.CASE_INSENSITIVE);

    /** "A lining of viscose" is a part and what it is made of; "a blend of two" is a material. */
    private static final Pattern MADE_OF =
            Pattern.compile(
                    "(?:(?:an?|the|eine?n?|une?|una)\\s+)?"
                            + "(?!\\S*\\s?(?:blend|mix|mixture|mischung)\\b)"
                            + "(?<place>[\\p{L}-]+(?:\\s[\\p{L}-]+)?)\\s+(?:made\\s+)?"
                            + "(?:(?:of|from|out of|aus)|(?<=doublure |forro |col |cuello )(?:en|de))"
                            + "\\s+(?<name>.+)",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern ALL =
            Pattern.compile(
                    "all|everything|all of (?:it|them)|alles|alle|tout|todo|全部|所有",
                    Pattern.CASE_INSENSITIVE);

    private final Field.Found field;
    private final ArrayNode list;
    private final ListShape shape;
    private final ListItems items;
    private final Instruction instruction;
    private final Function<Field.Found, Reading<JsonNode>> itemEditor;

    /**
     * @param itemEditor carries an instruction out on one item and answers the item as it then is
     */
    ListEdit(
            Field.Found field,
            Instruction instruction,
            Function<Field.Found, Reading<JsonNode>> itemEditor) {
        this.field = field;
        this.list = field.value().deepCopy().asArray();
        this.shape = ListShape.of(field.path());
        this.items = new ListItems(list, shape);
        this.instruction = instruction;
        this.itemEditor = itemEditor;
    }

    Reading<JsonNode> read() {
        return switch (instruction.kind()) {
            case ADD -> instruction.value().map(this::added).orElseGet(ListEdit::nothingNamed);
            case REMOVE ->
                    instruction.target().map(this::removed).orElseGet(ListEdit::nothingNamed);
            case REPLACE -> instruction.target().map(this::replaced).orElseGet(this::set);
            case SET, SAY -> set();
            case VAGUE -> changed();
        };
    }

    private Reading<JsonNode> added(String words) {
        if (list.size() >= MOST_ITEMS) {
            return Reading.fault("the list is full: it has %d items", list.size());
        }
        Optional<String> part = partIn(words);
        if (part.isPresent()) {
            return Colours.ofAPart(part.get());
        }
        if (shape.hasShares()) {
            Reading<List<Share>> shares = Share.all(words);
            if (shares instanceof Reading.Value<List<Share>>(List<Share> parts)
                    && parts.size() == 1) {
                return itemNamed(parts.getFirst().name())
                        .then(item -> withShare(item, parts.getFirst().percent()));
            }
            if (shares instanceof Reading.Fault<List<Share>>(String why)) {
                return Reading.fault("%s", why);
            }
            if (shape == ListShape.COLOURS) {
                return Reading.fault("it does not say the colour's share, as in: add white 20 %");
            }
        }
        return itemNamed(words).then(this::appended);
    }

    /** A part that the words name, where colours are asked for: these are the whole product's. */
    private Optional<String> partIn(String words) {
        return shape == ListShape.COLOURS ? Colours.part(words) : Optional.empty();
    }

    private Reading<JsonNode> itemNamed(String words) {
        Optional<Labelled> labelled = Labelled.in(words);
        Matcher placed = PLACE.matcher(words);
        Matcher madeOf = MADE_OF.matcher(words);
        String name = words;
        Optional<String> place = Optional.empty();
        if (shape == ListShape.MATERIALS && labelled.isPresent()) {
            name = labelled.get().words();
            place = Optional.of(labelled.get().label());
        } else if (shape == ListShape.MATERIALS && madeOf.matches()) {
            name = madeOf.group("name");
            place = Optional.of(madeOf.group("place"));
        } else if (placed.matches()
                && shape != ListShape.COLOURS
                && shape != ListShape.TEXTS
                && !Trims.isMaterial(placed.group("place"))) {
            name = placed.group("name");
            place = Optional.of(placed.group("place"));
        }
        name =
                name.replaceFirst(
                        "(?i)^(?:(?:an?|the|some|eine?n?|une?|una?|du|des)\\s+|一[个条件只对排粒颗]|个)", "");
        Optional<String> at =
                shape == ListShape.MATERIALS
                        ? place.map(said -> Components.of(list).named(said).orElse(said))
                        : place;
        String called = shape == ListShape.HARDWARE ? Trims.counted(name) : name;
        return Wording.name(called)
                .then(_ -> Wording.name(at.orElse(called)))
                .then(_ -> shape.item(called, at, list));
    }

    private Reading<JsonNode> appended(JsonNode item) {
        for (JsonNode each : list) {
            if (shape.namesOf(each).equals(shape.namesOf(item))) {
                return Reading.fault(
                        "'%s' is there already", String.join(", ", shape.namesOf(item)));
            }
        }
        list.add(item);
        return Reading.of(list);
    }

    /** The others of its kind make room for it. */
    private Reading<JsonNode> withShare(JsonNode item, int percent) {
        item.asObject().put("percentage", percent);
        return appended(item)
                .then(all ->
                        Shares.keepingSum(shape, list, list.size() - 1)
                                .<Reading<JsonNode>>map(Reading::fault)
                                .orElseGet(() -> Reading.of(all)));
    }

    private Reading<JsonNode> removed(String target) {
        if (ALL.matcher(target).matches() && !shape.hasShares()) {
            list.removeAll();
            return Reading.of(list);
        }
        if (shape == ListShape.TEXTS && items.called(target).isEmpty() && isOfTheFlat(target)) {
            return Reading.text("no " + Things.bare(target)).then(this::appended);
        }
        if (shape == ListShape.TEXTS
                && items.called(target).isEmpty()
                && Patterns.isPrint(target)) {
            return Reading.fault(
                    "there is no line of a print; to take the pattern away, edit colors: remove the print");
        }
        return items.one(target)
                .then(index -> {
                    if (shape.hasShares() && list.size() == 1) {
                        return Reading.fault("it is the only one; replace it instead");
                    }
                    JsonNode gone = list.remove(index.intValue());
                    Shares.fillGap(shape, list, gone);
                    return Reading.of(list);
                });
    }

    /** A part that no line names and the flat is drawn with. */
    private boolean isOfTheFlat(String target) {
        JsonNode traits = field.beside("flat_spec").path("traits");
        return Arrays.stream(Trait.values())
                .filter(trait -> SaidTexts.isCalled(target, trait))
                .map(trait -> traits.path(trait.key()).path("choice").asString("none"))
                .anyMatch(choice -> !choice.equals("none"));
    }

    private static Reading<JsonNode> nothingNamed() {
        return Reading.fault("it names nothing to add or remove");
    }

    private Reading<JsonNode> replaced(String target) {
        String by = instruction.value().orElse("");
        return items.one(target)
                .then(index ->
                        list.get(index).isString()
                                ? Wording.name(by).then(text -> put(index, text))
                                : itemEditor
                                        .apply(field.child(index.toString()))
                                        .then(item -> put(index, item)));
    }

    private Reading<JsonNode> put(int index, JsonNode item) {
        list.set(index, item);
        return Reading.of(list);
    }

    private Reading<JsonNode> set() {
        return switch (shape) {
            case MATERIALS ->
                    new MaterialsEdit(items, instruction, field.path().names())
                            .read(component())
                            .orElseGet(this::changed);
            case COLOURS ->
                    Shares.said(shape, list, instruction.words(), component())
                            .orElseGet(this::changed);
            case CONSTRUCTION, HARDWARE, TEXTS -> changed();
        };
    }

    private Optional<String> component() {
        return items.about(instruction.whole()).stream()
                .findFirst()
                .map(index -> list.get(index).path("component").asString(""));
    }

    /** The item that is named, or the only one, or the main one of materials and colours. */
    private Reading<JsonNode> changed() {
        if (shape == ListShape.HARDWARE && instruction.kind() == Instruction.Kind.SAY) {
            Optional<String> noun = instruction.newValue().flatMap(Trims::noun);
            if (noun.isPresent()) {
                return trim(noun.get(), instruction.newValue().get());
            }
        }
        if (shape == ListShape.CONSTRUCTION && instruction.kind() == Instruction.Kind.SAY) {
            Optional<Reading<JsonNode>> made =
                    new SaidConstruction(items, instruction.whole()).read();
            if (made.isPresent()) {
                return made.get();
            }
        }
        Optional<String> part = partIn(instruction.whole());
        if (part.isPresent()) {
            return Colours.ofAPart(part.get());
        }
        Optional<String> unknown = instruction.target().filter(this::isNoColour);
        if (unknown.isPresent()) {
            return items.one(unknown.get()).then(this::unchanged);
        }
        List<Integer> mentioned =
                named().map(items::called)
                        .filter(found -> !found.isEmpty())
                        .orElseGet(() -> items.about(instruction.whole()));
        if (mentioned.size() > 1) {
            return Reading.fault("it names several items; there are %s", items.inventory());
        }
        if (shape == ListShape.TEXTS) {
            return text(mentioned);
        }
        if (mentioned.size() == 1 || isOneMeant()) {
            int index = mentioned.isEmpty() ? 0 : mentioned.getFirst();
            return itemEditor
                    .apply(field.child(String.valueOf(index)))
                    .then(item -> put(index, item));
        }
        return Reading.fault(
                "it does not say which item of the list; there are %s", items.inventory());
    }

    /** What the instruction is about: also the navy of "make navy darker". */
    private Optional<String> named() {
        return instruction
                .target()
                .or(() ->
                        shape == ListShape.COLOURS
                                ? Colours.shifted(instruction)
                                : Optional.empty());
    }

    /** A colour that is not among these; a part is told where the colour is read. */
    private boolean isNoColour(String target) {
        return shape == ListShape.COLOURS
                && items.called(target).isEmpty()
                && Colours.named(target, Set.of()).isPresent();
    }

    private Reading<JsonNode> unchanged(int index) {
        return Reading.of(list.get(index));
    }

    /** Nothing but a word says nothing of the only trim there is: it may be another one. */
    private boolean isOneMeant() {
        boolean unsaid = shape == ListShape.HARDWARE && instruction.kind() == Instruction.Kind.SAY;
        return !list.isEmpty() && (list.size() == 1 && !unsaid || shape.hasShares());
    }

    /** The name of a trim is that of the one there is of its kind, or of one more. */
    private Reading<JsonNode> trim(String noun, String words) {
        List<Integer> same =
                IntStream.range(0, list.size())
                        .filter(i ->
                                Trims.noun(list.get(i).path("type").asString(""))
                                        .filter(noun::equals)
                                        .isPresent())
                        .boxed()
                        .toList();
        if (same.size() > 1) {
            return Reading.fault("it names several items; there are %s", items.inventory());
        }
        if (same.isEmpty()) {
            return added(words);
        }
        ObjectNode present = list.get(same.getFirst()).asObject();
        return itemNamed(words)
                .then(item -> {
                    ObjectNode said = item.asObject();
                    present.put(
                            "type",
                            Trims.merged(
                                    said.path("type").asString(""),
                                    present.path("type").asString("")));
                    if (!said.path("placement").asString("").equals(ListShape.OPEN)) {
                        present.set("placement", said.path("placement"));
                    }
                    return Reading.of(list);
                });
    }

    /** "sleeves: long" takes the place of "sleeves: short". */
    private Reading<JsonNode> text(List<Integer> mentioned) {
        Optional<String> value = instruction.newValue();
        if (value.isEmpty()) {
            return Reading.fault("it names nothing to add, remove or replace");
        }
        String said =
                Labelled.in(value.get()).map(Labelled::label).orElse("").toLowerCase(Locale.ROOT);
        for (int i = 0; !said.isEmpty() && i < list.size(); i++) {
            if (list.get(i).asString("").toLowerCase(Locale.ROOT).startsWith(said + ":")) {
                int index = i;
                return Wording.name(value.get()).then(text -> put(index, text));
            }
        }
        if (mentioned.size() == 1 && instruction.target().isPresent()) {
            int index = mentioned.getFirst();
            String present = list.get(index).asString("");
            int colon = present.indexOf(':');
            String label = colon < 0 ? "" : present.substring(0, colon + 1) + " ";
            return Wording.name(value.get())
                    .then(text ->
                            put(
                                    index,
                                    JsonNodeFactory.instance.stringNode(label + text.asString())));
        }
        boolean ofTheWhole =
                instruction.target().isEmpty() || isAPronoun(instruction.target().get());
        if (ofTheWhole && SaidNeck.in(value.get()).isPresent()) {
            return added(value.get());
        }
        return Reading.fault(
                "it does not say whether to add, remove or replace; there are %s",
                items.inventory());
    }

    /** "Make it a polo dress" names no item. */
    private static boolean isAPronoun(String target) {
        return Lexicon.all().tokens(target).stream().allMatch(token -> token.is(Meaning.FILLER));
    }
}
