package io.techpack.baseviews.words;

import io.techpack.imaging.colour.TradeColour;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words of all languages. Immutable, any thread. */
public final class Lexicon {

    private static final Lexicon ALL = new Lexicon();

    private final Map<String, Set<Meaning>> meanings = new HashMap<>();
    private final Map<String, NamedColour> colours = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, List<String>> lists = new HashMap<>();
    private final List<Form> forms = new ArrayList<>();
    private final int longest;

    /**
     * A way to say what is to be done.
     *
     * @param kind {@code set}, {@code replace}, {@code add} or {@code remove}
     * @param pattern with groups named target and value; NAMES in it stands for the names of what
     *     is edited
     */
    public record Form(String kind, String pattern) {}

    private Lexicon() {
        for (TradeColour colour : TradeColour.all()) {
            colours.put(key(colour.name()), NamedColour.of(colour));
        }
        for (LanguageFile file : LanguageFile.all().values()) {
            file.entries().forEach(this::add);
        }
        addFinishedGold();
        addCompoundNumbers();
        longest =
                Stream.of(meanings.keySet(), colours.keySet(), numbers.keySet())
                        .flatMap(Set::stream)
                        .mapToInt(String::length)
                        .max()
                        .orElseThrow();
    }

    private void add(LanguageFile.Entry entry) {
        switch (entry.kind()) {
            case "form" -> forms.add(new Form(entry.name(), entry.value()));
            case "colour" -> {
                NamedColour known =
                        TradeColour.named(entry.name()).map(NamedColour::of).orElseThrow();
                entry.words().forEach(word -> colours.putIfAbsent(key(word), known));
            }
            case "number" ->
                    entry.words()
                            .forEach(word -> numbers.put(key(word), Integer.valueOf(entry.name())));
            case "verb",
                    "order",
                    "alternative",
                    "exception",
                    "preposition",
                    "correction",
                    "lengthwise",
                    "doubt",
                    "talk",
                    "sentence",
                    "fabric",
                    "hardware" ->
                    lists.computeIfAbsent(entry.kind(), _ -> new ArrayList<>())
                            .addAll(entry.words());
            case "part", "measure", "girth", "component", "trim", "place", "fibre", "short" -> {
                lists.computeIfAbsent(entry.kind() + " " + entry.name(), _ -> new ArrayList<>())
                        .addAll(entry.words());
                List<String> all = lists.computeIfAbsent(entry.kind(), _ -> new ArrayList<>());
                all.add(entry.name().replace('_', ' '));
                all.addAll(entry.words());
            }
            default -> {
                Meaning meaning = Meaning.valueOf(entry.kind());
                entry.words()
                        .forEach(word ->
                                meanings.computeIfAbsent(
                                                key(word), _ -> EnumSet.noneOf(Meaning.class))
                                        .add(meaning));
            }
        }
    }

    /** Alone, "or" is an English word; with a finish it is the French gold. */
    private void addFinishedGold() {
        NamedColour gold = colours.get("doré");
        LanguageFile.of("fr").entries().stream()
                .filter(entry -> entry.kind().equals(Meaning.FINISH.name()) && gold != null)
                .flatMap(entry -> entry.words().stream())
                .forEach(finish -> colours.putIfAbsent(key("or " + finish), gold));
    }

    /** Twenty-five, fünfundzwanzig, vingt-cinq. */
    private void addCompoundNumbers() {
        Map<String, Integer> compound = new HashMap<>();
        numbers.forEach((tens, ten) ->
                numbers.forEach((unit, one) -> {
                    if (ten >= 20 && ten < 100 && ten % 10 == 0 && one > 0 && one < 10) {
                        compound.put(tens + "-" + unit, ten + one);
                        compound.put((one == 1 ? "ein" : unit) + "und" + tens, ten + one);
                    }
                }));
        compound.forEach(numbers::putIfAbsent);
    }

    public static Lexicon all() {
        return ALL;
    }

    /** The ways to say what is to be done, those of one language after those of another. */
    public List<Form> forms() {
        return List.copyOf(forms);
    }

    /**
     * Words of a kind in all languages: {@code verb} (they begin an instruction), {@code order}
     * (they are instructions wherever they stand), {@code alternative} (they leave a choice between
     * what is around them), {@code exception} (such a word in them leaves none), {@code correction}
     * (what follows takes the place of what was said before), {@code lengthwise} (longer, which no
     * width is), {@code doubt} (no value at all), {@code talk} (about instructions), {@code
     * sentence} (no name has them), {@code part NAME} (what people call that part, or that make of
     * one), {@code part} (all of those), {@code measure KEY} (what they call that point of
     * measure), {@code girth KEY} (the length all round, of which a flat measures half) or {@code
     * component NAME} (what they call that component of a bill of materials; {@code main} is the
     * body or shell), or {@code trim NAME} (what they call that kind of trim; {@code material} is
     * what trims are of) or {@code place front} and {@code place elsewhere} (where a product is
     * closed, and where it is not), {@code fibre NAME} (what they call that fibre), {@code short
     * KEY} (what they call that point of measure where a length is said of it), {@code fabric} and
     * {@code hardware} (what products are made of, and what is on them besides trims: by these a
     * name is known, they change nothing of how it is read).
     */
    public List<String> list(String kind) {
        return List.copyOf(lists.getOrDefault(kind, List.of()));
    }

    /** Takes a text apart; nothing of it but space is lost. */
    public List<Token> tokens(String text) {
        return ColourPhrases.joined(new Scanner(this, text).tokens());
    }

    /** The colour that the text names and nothing else, in words or as hex. */
    public Optional<NamedColour> colour(String text) {
        List<Token> tokens = tokens(text);
        return tokens.size() == 1 && tokens.getFirst() instanceof Token.Coloured one
                ? Optional.of(one.colour())
                : Optional.empty();
    }

    /** Such as {@code light-grey} and {@code Light Grey}: how words are compared. */
    static String key(String words) {
        return words.toLowerCase(Locale.ROOT).replace('’', '\'').replace('\u00a0', ' ').strip();
    }

    int longest() {
        return longest;
    }

    /** What a phrase is, or null. */
    @Nullable Token known(String phrase) {
        NamedColour colour = colourOf(phrase);
        if (colour != null) {
            return new Token.Coloured(colour, phrase);
        }
        Integer number = numbers.get(phrase);
        if (number != null) {
            return new Token.Amount(BigDecimal.valueOf(number), phrase);
        }
        Set<Meaning> known = meanings.get(phrase);
        return known == null ? null : new Token.Word(known, phrase);
    }

    private @Nullable NamedColour colourOf(String phrase) {
        NamedColour colour = colours.get(phrase);
        if (colour == null && phrase.indexOf('-') > 0) {
            colour = colours.get(phrase.replace('-', ' '));
        }
        if (colour == null) {
            colour = GermanColours.find(colours, phrase);
        }
        return colour == null ? RomanceColours.find(colours, phrase) : colour;
    }
}
