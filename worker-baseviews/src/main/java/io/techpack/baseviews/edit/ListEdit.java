package io.techpack.baseviews.edit;

import io.techpack.imaging.flat.Trait;
import io.techpack.imaging.kind.GarmentClass;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** An edit of a whole list: items are added, removed, replaced or changed, by name or place. */
final class ListEdit {

    static final int MOST_ITEMS = 50;

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
        Optional<Reading<JsonNode>> moved =
                shape == ListShape.HARDWARE ? trims().moved(instruction.whole()) : Optional.empty();
        if (moved.isPresent()) {
            return moved.get();
        }
        return switch (instruction.kind()) {
            case ADD -> instruction.value().map(this::added).orElseGet(ListEdit::nothingNamed);
            case REMOVE ->
                    instruction.target().map(this::removed).orElseGet(ListEdit::nothingNamed);
            case REPLACE -> instruction.target().map(this::replaced).orElseGet(this::set);
            case SET -> set();
            case SAY -> denied().map(this::removed).orElseGet(this::set);
            case VAGUE -> changed();
        };
    }

    /** "No buttons" takes them away; of a line of the design it is a line. */
    private Optional<String> denied() {
        return switch (shape) {
            case HARDWARE, MATERIALS -> SaidTexts.denied(instruction.whole());
            case TEXTS ->
                    SaidTexts.denied(instruction.whole())
                            .filter(what -> items.called(what).isEmpty() && isOfTheFlat(what));
            case COLOURS, CONSTRUCTION -> Optional.empty();
        };
    }

    private Reading<JsonNode> added(String words) {
        if (list.size() >= MOST_ITEMS) {
            return full();
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
        if (shape == ListShape.TEXTS) {
            Optional<Reading<JsonNode>> lines = design().severalLines(words);
            if (lines.isPresent()) {
                return lines.get();
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
        Matcher madeOf = MADE_OF.matcher(words);
        String name = words;
        Optional<String> place = Optional.empty();
        if (shape == ListShape.MATERIALS && labelled.isPresent()) {
            name = labelled.get().words();
            place = Optional.of(labelled.get().label());
        } else if (shape == ListShape.MATERIALS && madeOf.matches()) {
            name = madeOf.group("name");
            place = Optional.of(madeOf.group("place"));
        } else if (shape == ListShape.MATERIALS && !words.contains(" for ")) {
            Composed composed =
                    new Composed(Optional.empty(), Things.unarticled(words))
                            .orEnding(Components.of(list));
            name = composed.heading().isPresent() ? composed.materials() : words;
            place = composed.heading();
        } else if (shape != ListShape.COLOURS && shape != ListShape.TEXTS) {
            Placed placed = Placed.in(words);
            name = placed.name();
            place = placed.place();
        }
        name =
                name.replaceFirst(
                        "(?i)^(?:(?:an?|the|some|eine?n?|une?|una?|du|des)\\s+|一[个条件只对排粒颗]|个)", "");
        Optional<String> at =
                shape == ListShape.MATERIALS
                        ? place.map(said -> Components.of(list).named(said).orElse(said))
                        : place;
        String called = shape == ListShape.HARDWARE ? Trims.counted(name) : name;
        if (shape == ListShape.HARDWARE && Trims.areTooMany(called)) {
            return Reading.fault(
                    "'%s' is more than any product has; %d is the most", called, Trims.MOST);
        }
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
            return Reading.text("no " + Things.unarticled(target)).then(this::appended);
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
                    Optional<String> rest = trims().besides(index, target);
                    if (rest.isPresent()) {
                        list.get(index).asObject().put("type", rest.get());
                        return Reading.of(list);
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
        if (shape == ListShape.HARDWARE && Trims.noun(by).isPresent()) {
            return trims().replaced(target, by, this::itemNamed);
        }
        return items.one(target)
                .then(index ->
                        list.get(index).isString()
                                ? Wording.name(by).then(text -> put(index, text))
                                : itemEditor
                                        .apply(field.child(index.toString()))
                                        .then(item -> trims().instead(index, target, item)));
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
                    Colours.wholly(instruction.words())
                            .<Reading<JsonNode>>map(Reading::of)
                            .or(() -> Shares.said(shape, list, instruction.words(), component()))
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
        boolean said =
                instruction.kind() == Instruction.Kind.SAY
                        || instruction.kind() == Instruction.Kind.SET
                                && instruction.target().isEmpty();
        if (shape == ListShape.HARDWARE && said) {
            Optional<String> noun = instruction.newValue().flatMap(Trims::noun);
            if (noun.isPresent()) {
                return list.size() >= MOST_ITEMS
                        ? full()
                        : trims().said(noun.get(), instruction.newValue().get(), this::itemNamed);
            }
        }
        if (shape == ListShape.HARDWARE && !said) {
            Optional<String> one = instruction.target().filter(TrimsEdit::isOneOfSeveral);
            Optional<String> by = instruction.newValue().filter(_ -> one.isPresent());
            if (by.flatMap(Trims::noun).isPresent()) {
                return trims().replaced(one.get(), by.get(), this::itemNamed);
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
        if (mentioned.size() > 1 && shape != ListShape.TEXTS) {
            return Reading.fault("it names several items; there are %s", items.inventory());
        }
        if (shape == ListShape.TEXTS) {
            return design().text(mentioned);
        }
        if (mentioned.size() == 1 || isOneMeant()) {
            int index = mentioned.isEmpty() ? meant() : mentioned.getFirst();
            Optional<Reading<JsonNode>> quality = quality(index);
            if (quality.isPresent()) {
                return quality.get();
            }
            return itemEditor
                    .apply(field.child(String.valueOf(index)))
                    .then(item -> trims().instead(index, instruction.target().orElse(""), item));
        }
        return Reading.fault(
                "it does not say which item of the list; there are %s", items.inventory());
    }

    /** Of several colours the main one; of other lists what stands first. */
    private int meant() {
        return shape == ListShape.COLOURS ? MainColour.in(list) : 0;
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

    /** What is said of a trim that is named, and is no trim itself. */
    private Optional<Reading<JsonNode>> quality(int index) {
        return instruction
                .target()
                .filter(_ -> shape == ListShape.HARDWARE)
                .flatMap(target ->
                        instruction
                                .newValue()
                                .flatMap(value -> trims().quality(index, target, value)));
    }

    private Reading<JsonNode> full() {
        return Reading.fault("the list is full: it has %d items", list.size());
    }

    private TrimsEdit trims() {
        return new TrimsEdit(items);
    }

    private DesignEdit design() {
        return new DesignEdit(
                items,
                instruction,
                GarmentClass.labelled(
                        field.beside("flat_spec").path("garment_class").asString("")));
    }

    private Reading<JsonNode> unchanged(int index) {
        return Reading.of(list.get(index));
    }

    /** Nothing but a word says nothing of the only item there is: it may be another one. */
    private boolean isOneMeant() {
        boolean unsaid = !shape.hasShares() && instruction.kind() == Instruction.Kind.SAY;
        return !list.isEmpty() && (list.size() == 1 && !unsaid || shape.hasShares());
    }
}
