package io.techpack.baseviews.edit;

import io.techpack.baseviews.words.Lexicon;
import io.techpack.baseviews.words.Meaning;
import io.techpack.baseviews.words.Token;
import io.techpack.imaging.KnownKind;
import io.techpack.imaging.flat.SaidCut;
import io.techpack.imaging.flat.SaidDetail;
import io.techpack.imaging.flat.SaidNeck;
import io.techpack.imaging.flat.Trait;
import io.techpack.imaging.kind.GarmentClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * An edit of the lines of the design: "sleeves: long" takes the place of "sleeves: short", and "a
 * maxi dress with a V-neck and puff sleeves" is a line on each. For one thread.
 *
 * @param kind of the product, as its flat is drawn
 */
record DesignEdit(ListItems items, Instruction instruction, Optional<GarmentClass> kind) {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Pattern CUT =
            Pattern.compile(
                    "\\s*[,，、;；]\\s*(?!\\d)(?:(?:and|with|und|mit|et|avec|y|con)\\s+)?"
                            + "|\\s+(?:and|with|und|mit|et|avec|y|con)\\s+|\\s+(?:à|de)\\s+(?=(?:col|encolure|manches?|cuello|escote|mangas?)\\s)|[和与配带]|(?<=[领袖])(?![口子])(?=\\p{IsHan})",
                    FLAGS);
    private static final Pattern ARTICLE =
            Pattern.compile(
                    "^(?:(?:the|an?|eine[mnrs]?|ein|der|die|das|den|dem|une?|les?|la|des|una?|unas|unos|los|las|el)\\s+|一[条件])",
                    FLAGS);

    /** Chinese has one word for both. */
    private static final String DRESS_OR_SKIRT = "裙";

    /** A longer text about a part is about others, too. */
    private static final int MOST_WORDS = 4;

    /** Wider, narrower, longer or shorter, of whatever part. */
    private static final Pattern WIDENED = Pattern.compile("[放加改变](?:宽|长|窄|短)|收窄|缩短");

    private static final Pattern LINK = Pattern.compile("^(?:to be|in|en|à)\\s+", FLAGS);

    /** What follows from the words for one part. */
    private static final List<Trait> PARTS =
            List.of(Trait.POCKETS, Trait.CUFF, Trait.HEM, Trait.WAISTBAND, Trait.COLLAR);

    private ArrayNode list() {
        return items.list();
    }

    /** The same of words that are to be added, if they are about more than one thing. */
    Optional<Reading<JsonNode>> severalLines(String words) {
        return sleeveLength(words)
                .or(() -> CUT.matcher(words).find() ? lines(words) : Optional.empty());
    }

    /** "Sleeves 62 cm long" is a measure; a cuff of so many centimetres is none of theirs. */
    private static Optional<Reading<JsonNode>> sleeveLength(String words) {
        List<Token> tokens = Lexicon.all().tokens(words);
        List<String> lengths = new ArrayList<>();
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.get(i - 1) instanceof Token.Amount amount
                    && Unit.of(tokens.get(i)).isPresent()) {
                lengths.add(
                        amount.value().toPlainString()
                                + " "
                                + Unit.of(tokens.get(i)).get().symbol());
            }
        }
        boolean sleeves =
                Wording.holdsAny(words, SaidTexts.namesOf(Trait.SLEEVE))
                        && ListItems.parts(words).equals(Set.of(Meaning.SLEEVE));
        return sleeves && lengths.size() == 1
                ? Optional.of(
                        Reading.fault(
                                "'%s' says a length; edit dimensions, as in: sleeve length %s",
                                words, lengths.getFirst()))
                : Optional.empty();
    }

    /** The list with a line on each thing that the words are about; empty where one is unknown. */
    Optional<Reading<JsonNode>> lines(String words) {
        List<String> pieces =
                CUT.splitAsStream(words)
                        .flatMap(DesignEdit::withoutSleeves)
                        .filter(each -> !each.isBlank())
                        .toList();
        List<String> lines = new ArrayList<>();
        Optional<String> other = Optional.empty();
        for (String piece : pieces) {
            Optional<String> line = line(piece.strip());
            boolean product = isProduct(piece);
            if (line.isEmpty() && !product) {
                return Optional.empty();
            }
            if (isOther(piece) && line.filter(each -> !isOfTheWhole(each)).isEmpty()) {
                other = Optional.of(piece.strip());
            }
            if (!isPlainProduct(piece)) {
                lines.add(line.orElseGet(() -> ARTICLE.matcher(piece.strip()).replaceFirst("")));
            }
        }
        if (lines.isEmpty()
                || pieces.size() < 2
                        && DesignSubjects.of(lines.getFirst()).isEmpty()
                        && !SaidDetail.isNamedIn(lines.getFirst())) {
            return Optional.empty();
        }
        return Optional.of(other.map(DesignEdit::ofAnotherKind).orElseGet(() -> all(lines)));
    }

    /** "A long sleeveless dress" is about its length and its sleeves. */
    private static Stream<String> withoutSleeves(String piece) {
        Matcher less = SaidTexts.sleeveless(piece);
        if (!less.find() || less.group().equals(piece.strip())) {
            return Stream.of(piece);
        }
        String after = piece.substring(less.end()).replaceFirst("^e[mnrs]?(?!\\p{L})", "");
        String rest = (piece.substring(0, less.start()).strip() + " " + after.strip()).strip();
        return Stream.of(rest.replaceAll("(?<=\\p{IsHan}) (?=\\p{IsHan})", ""), less.group());
    }

    private static Reading<JsonNode> ofAnotherKind(String words) {
        return Reading.fault(
                "'%s' is another kind of product than this one; say the kind in flat_spec.garment_class, and here the rest",
                words);
    }

    private Reading<JsonNode> all(List<String> lines) {
        Reading<JsonNode> result = Reading.of(list());
        List<String> there = list().valueStream().map(each -> each.asString("")).toList();
        if (there.containsAll(lines)) {
            return Reading.fault("'%s' is there already", String.join("', '", lines));
        }
        for (String line : lines) {
            result =
                    result.then(_ -> Wording.name(line))
                            .then(text -> {
                                if (!there.contains(line)) {
                                    list().add(text);
                                }
                                return Reading.of(list());
                            });
        }
        return result;
    }

    /** A line of the design on one subject or part; empty where the words are no such. */
    private static Optional<String> line(String piece) {
        String words = ARTICLE.matcher(piece).replaceFirst("");
        if (isMoreOrLess(words)) {
            return Optional.empty();
        }
        Optional<String> headed = headed(words);
        if (headed.isPresent()) {
            return headed;
        }
        boolean subject =
                DesignSubjects.of(words)
                        .filter(each -> words.indexOf(':') < 0 || isKnown(each))
                        .isPresent();
        boolean more = words.indexOf(' ') > 0 || !words.equals(piece);
        boolean part =
                more && PARTS.stream().anyMatch(trait -> SaidTexts.isCalled(words, trait))
                        || words.indexOf(' ') > 0
                                && words.split("\\s+").length <= MOST_WORDS
                                && ListItems.parts(words).size() == 1;
        boolean detail = words.indexOf(':') < 0 && SaidDetail.isNamedIn(words);
        return subject || part || detail ? Optional.of(words) : Optional.empty();
    }

    /** "Longer sleeves" are no make of them. */
    private static boolean isMoreOrLess(String words) {
        return Lexicon.all().tokens(words).stream()
                .filter(token -> token.text().codePoints().noneMatch(Character::isIdeographic))
                .anyMatch(token -> token.is(Meaning.MORE) || token.is(Meaning.LESS));
    }

    private static boolean isKnown(String subject) {
        return Stream.of(
                        DesignSubjects.NECKLINE,
                        DesignSubjects.COLLAR,
                        DesignSubjects.SLEEVES,
                        DesignSubjects.SILHOUETTE,
                        DesignSubjects.LENGTH)
                .anyMatch(subject::equals);
    }

    /** "Sleeves long" says how the sleeves are. */
    private static Optional<String> headed(String words) {
        int space = words.indexOf(' ');
        if (space < 0 || words.indexOf(':') >= 0) {
            return Optional.empty();
        }
        String head = words.substring(0, space).toLowerCase(Locale.ROOT);
        String rest = words.substring(space + 1);
        return Stream.of(Trait.SLEEVE, Trait.NECKLINE, Trait.COLLAR)
                .filter(trait -> SaidTexts.namesOf(trait).contains(head))
                .filter(trait ->
                        new Choices(trait.key(), "", trait.choices()).read(rest)
                                instanceof Reading.Value<JsonNode>)
                .findFirst()
                .map(_ -> words.substring(0, space) + ": " + LINK.matcher(rest).replaceFirst(""));
    }

    private static boolean isProduct(String words) {
        return named(words).isPresent();
    }

    /** Nothing but the kind of product that it is. */
    private static boolean isPlainProduct(String words) {
        return !SaidCut.isNamedIn(words)
                && Lexicon.all().tokens(words).stream()
                        .allMatch(token ->
                                token.is(Meaning.PRODUCT)
                                        || token.is(Meaning.A)
                                        || token.is(Meaning.FILLER));
    }

    private static boolean isDressOrSkirt(GarmentClass kind) {
        return kind == GarmentClass.DRESS || kind == GarmentClass.SKIRT;
    }

    private static boolean isOfTheWhole(String line) {
        return DesignSubjects.of(line)
                .filter(subject ->
                        subject.equals(DesignSubjects.LENGTH)
                                || subject.equals(DesignSubjects.SILHOUETTE))
                .isPresent();
    }

    private boolean isOther(String words) {
        return kind.isPresent()
                && named(words)
                        .filter(each -> each != kind.get())
                        .filter(_ ->
                                !(words.contains(DRESS_OR_SKIRT) && isDressOrSkirt(kind.get())))
                        .isPresent();
    }

    private static Optional<GarmentClass> named(String words) {
        return KnownKind.named(Optional.empty(), Optional.of(words)).meant();
    }

    /**
     * @param mentioned the items that the words name
     */
    Reading<JsonNode> text(List<Integer> mentioned) {
        Optional<String> value = instruction.newValue();
        if (value.isEmpty()) {
            return Reading.fault(
                    "it names nothing to add, remove or replace; there are %s", items.inventory());
        }
        Optional<Reading<JsonNode>> length = sleeveLength(value.get());
        if (length.isPresent()) {
            return length.get();
        }
        boolean ofTheWhole =
                instruction.target().isEmpty() || isAPronoun(instruction.target().get());
        Optional<Reading<JsonNode>> lines =
                ofTheWhole && CUT.matcher(value.get()).find()
                        ? lines(value.get())
                        : Optional.empty();
        if (lines.isPresent()) {
            return lines.get();
        }
        Optional<Integer> labelled = labelled(value.get());
        if (labelled.isPresent()) {
            return Wording.name(value.get()).then(text -> put(labelled.get(), text));
        }
        if (mentioned.size() == 1 && !ofTheWhole) {
            return of(mentioned.getFirst(), value.get());
        }
        Optional<Reading<JsonNode>> line = ofTheWhole ? lines(value.get()) : Optional.empty();
        boolean neck = !CUT.matcher(value.get()).find() && SaidNeck.in(value.get()).isPresent();
        return line.orElseGet(() ->
                ofTheWhole && neck
                        ? all(List.of(ARTICLE.matcher(value.get()).replaceFirst("")))
                        : notSaid(value.get()));
    }

    private Reading<JsonNode> notSaid(String words) {
        if (isMoreOrLess(words) || WIDENED.matcher(words).find()) {
            return Reading.fault(
                    "'%s' does not say by how much; edit dimensions, as in: sleeve length +2 cm",
                    words);
        }
        if (isOther(words) && ListItems.parts(words).isEmpty()) {
            return ofAnotherKind(words);
        }
        String pieces =
                CUT.splitAsStream(words)
                        .map(String::strip)
                        .filter(each -> !each.isBlank() && line(each).isEmpty() && !isProduct(each))
                        .collect(Collectors.joining("', '"));
        return Reading.fault(
                "it does not say whether to add, remove or replace '%s'; there are %s",
                pieces.isEmpty() ? words : pieces, items.inventory());
    }

    /** The line under that label. */
    private Optional<Integer> labelled(String words) {
        String said = Labelled.in(words).map(Labelled::label).orElse("").toLowerCase(Locale.ROOT);
        for (int i = 0; !said.isEmpty() && i < list().size(); i++) {
            if (list().get(i).asString("").toLowerCase(Locale.ROOT).startsWith(said + ":")) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** What is said of one line that was named; its label stays. */
    private Reading<JsonNode> of(int index, String value) {
        String present = list().get(index).asString("");
        int colon = present.indexOf(':');
        String label = colon < 0 ? "" : present.substring(0, colon + 1) + " ";
        String said = label + ARTICLE.matcher(value).replaceFirst("");
        return Wording.name(said).then(text -> put(index, text));
    }

    private Reading<JsonNode> put(int index, JsonNode item) {
        list().set(index, item);
        return Reading.of(list());
    }

    /** "Make it a polo dress" names no item. */
    private static boolean isAPronoun(String target) {
        return Lexicon.all().tokens(target).stream().allMatch(token -> token.is(Meaning.FILLER));
    }
}
