package io.techpack.baseviews.edit;

import io.techpack.baseviews.words.Lexicon;
import io.techpack.baseviews.words.Token;
import io.techpack.imaging.flat.Choice;
import io.techpack.imaging.flat.SaidNeck;
import io.techpack.imaging.flat.SaidSleeve;
import io.techpack.imaging.flat.Trait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Reads how a part of a flat is made: one of the trait's choices, alone or among other words. What
 * is denied is never chosen.
 *
 * @param key of the trait
 * @param present the choice that stands there
 */
record Choices(String key, String present, List<Choice> all) {

    private static final String NONE = "none";
    private static final Pattern CLAUSE =
            Pattern.compile("[,;.!，；。]|\\b(?:but|and|sondern|aber|und|mais|et|sino|pero|y)\\b");

    static Choices of(Field.Found field) {
        return new Choices(key(field.path()), field.value().asString(""), choices(field.path()));
    }

    /** All of them, for people. */
    static String listed(FieldPath path) {
        return listed(choices(path));
    }

    Reading<JsonNode> read(String words) {
        if (Wording.prose(words) instanceof Reading.Fault<JsonNode> fault) {
            return fault;
        }
        if (key.equals(Trait.CLOSURE.key()) && holdsNumber(words)) {
            return Reading.fault(
                    "a choice holds no number; how many buttons there are is flat_spec.buttons");
        }
        Optional<Choice> called = all.stream().filter(choice -> choice.isCalled(words)).findFirst();
        if (called.isPresent()) {
            return Reading.text(called.get().id());
        }
        List<String> affirmed = new ArrayList<>();
        List<String> denied = new ArrayList<>();
        for (String clause : CLAUSE.split(words.toLowerCase(Locale.ROOT).replace('_', '-'))) {
            sort(clause, affirmed, denied);
        }
        List<Choice> meant = all.stream().filter(choice -> isNamed(affirmed, choice)).toList();
        if (meant.size() == 1 && !isNamed(denied, meant.getFirst())) {
            return Reading.text(meant.getFirst().id());
        }
        return none().filter(none -> meant.isEmpty() && leaves(none, denied))
                .map(none -> Reading.text(none.id()))
                .orElseGet(
                        () -> Reading.fault("'%s' is none of its choices: %s", words, listed(all)));
    }

    /** Before the negation is what shall be; a negation at the end denies all before it. */
    private static void sort(String clause, List<String> affirmed, List<String> denied) {
        Optional<String> negation =
                Lexicon.all().tokens(clause).stream()
                        .filter(Negation::denies)
                        .map(Token::text)
                        .findFirst();
        Matcher at =
                Pattern.compile(negation.map(Choices::word).orElse("(?!)"), Pattern.UNICODE_CASE)
                        .matcher(clause);
        if (!at.find()) {
            affirmed.add(clause);
        } else if (clause.substring(at.end()).isBlank()) {
            denied.add(clause.substring(0, at.start()));
        } else {
            affirmed.add(clause.substring(0, at.start()));
            denied.add(clause.substring(at.end()));
        }
    }

    /** The choice of not having the part: a shoe without a heel is flat. */
    private Optional<Choice> none() {
        return all.stream().filter(choice -> choice.isCalled(NONE)).findFirst();
    }

    /** "No zip" takes a zip away, and no buttons. */
    private boolean leaves(Choice none, List<String> denied) {
        boolean absent = present.equals(none.id());
        boolean itself = named(denied, key) || !absent && named(denied, present);
        boolean another = all.stream().anyMatch(choice -> isNamed(denied, choice));
        return itself || another && absent;
    }

    /** By a word for it, or by a whole phrase. */
    private static boolean isNamed(List<String> texts, Choice choice) {
        return named(texts, choice.id())
                || choice instanceof Choice.SleeveShape shape
                        && texts.stream().anyMatch(text -> SaidSleeve.isNamed(shape, text))
                || Arrays.stream(SaidNeck.values())
                        .filter(neck -> neck.choice() == choice)
                        .anyMatch(neck -> texts.stream().anyMatch(neck::isIn));
    }

    private static boolean named(List<String> texts, String id) {
        Pattern names =
                Pattern.compile(
                        Stream.concat(
                                        Stream.of(id, id.replace('-', ' ')),
                                        Lexicon.all().list("part " + id).stream())
                                .map(Choices::word)
                                .collect(Collectors.joining("|")),
                        Pattern.UNICODE_CASE);
        return texts.stream().anyMatch(text -> names.matcher(text).find());
    }

    /** As a whole word; "v-neck" is a V, "hood-less" no hood; Chinese has no spaces. */
    private static String word(String text) {
        return text.codePoints().anyMatch(Character::isIdeographic)
                ? Pattern.quote(text)
                : "(?<![\\p{L}\\p{N}-])"
                        + Pattern.quote(text)
                        + "(?![\\p{L}\\p{N}]|-(?:less|free|los))";
    }

    private static boolean holdsNumber(String words) {
        return Lexicon.all().tokens(words).stream().anyMatch(Token.Amount.class::isInstance);
    }

    private static String key(FieldPath path) {
        return path.steps().get(path.steps().size() - 2);
    }

    /** Those of the field at that path. */
    static List<Choice> all(FieldPath path) {
        return choices(path);
    }

    private static List<Choice> choices(FieldPath path) {
        return Trait.keyed(key(path)).map(Trait::choices).orElse(List.of());
    }

    private static String listed(List<Choice> choices) {
        return choices.stream().map(Choice::id).collect(Collectors.joining(", "));
    }
}
