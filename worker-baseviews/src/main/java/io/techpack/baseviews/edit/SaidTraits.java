package io.techpack.baseviews.edit;

import io.techpack.baseviews.words.Lexicon;
import io.techpack.imaging.flat.Choice;
import io.techpack.imaging.flat.SaidNeck;
import io.techpack.imaging.flat.SaidShoe;
import io.techpack.imaging.flat.Trait;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What follows for the flat from words that were added to design, construction or trims, or taken
 * out: a chest pocket is drawn, whatever the picture showed, and one that was removed is not. For
 * one edit and one thread.
 *
 * @param traits of the flat, to be changed
 */
record SaidTraits(JsonNode traits) {

    private static final String NONE = "none";

    /** As lines of the design call them; of lines without a label only these are told. */
    private static final String SLEEVES = "sleeves";

    private static final String CONSTRUCTION = "construction_details";

    /** Parts that a text without a label may be about. */
    private static final List<Trait> PARTS =
            List.of(
                    Trait.POCKETS,
                    Trait.SLEEVE,
                    Trait.NECKLINE,
                    Trait.COLLAR,
                    Trait.SHAFT,
                    Trait.HEEL,
                    Trait.LACING);

    private static final Set<Trait> NECK = EnumSet.of(Trait.NECKLINE, Trait.COLLAR);

    /** A longer text is about more than the neck. */
    private static final int MOST_WORDS = 6;

    private static final Pattern FRONT =
            Pattern.compile(
                    "(?<!\\p{L})(?:front|vorne|vorderseite|devant|delante|delantero)(?!\\p{L})|前",
                    Pattern.CASE_INSENSITIVE);

    static void of(JsonNode before, ObjectNode after) {
        SaidTraits said = new SaidTraits(after.path("flat_spec").path("traits"));
        SaidTexts.removed(before, after).forEach(said::remove);
        said.construction(before.path(CONSTRUCTION), after.path(CONSTRUCTION));
        for (String text : SaidTexts.added(before, after)) {
            boolean drawn = said.read(text);
            int colon = text.indexOf(':');
            String label = colon < 0 ? SLEEVES : text.substring(0, colon);
            if (colon > 0 || !drawn) {
                new UndrawnNotes(after).say(label, colon < 0 ? label + ": " + text : text, drawn);
            }
        }
    }

    /** How a part is sewn says its make only if a word for that is among the others. */
    private void construction(JsonNode before, JsonNode after) {
        List<JsonNode> earlier = before.valueStream().toList();
        for (JsonNode item : after) {
            String details = item.path("details").asString("");
            if (!earlier.contains(item) && !Negation.denies(details)) {
                labelled(item.path("feature").asString(""), details);
            }
        }
    }

    /** Whether the flat has what the words say of a part of it, or they say nothing of one. */
    private boolean read(String text) {
        for (Trait trait : Trait.values()) {
            if (SaidTexts.denies(text, trait)) {
                make(trait, NONE);
                return true;
            }
        }
        int colon = text.indexOf(':');
        boolean drawn = true;
        if (colon > 0) {
            drawn = labelled(text.substring(0, colon), text.substring(colon + 1));
        } else if (colon < 0) {
            drawn = unlabelled(text);
        }
        if (FRONT.matcher(text).find()) {
            choose(Trait.CLOSURE, text);
        }
        return drawn;
    }

    private boolean labelled(String label, String words) {
        boolean drawn = true;
        for (Trait trait : Trait.values()) {
            if (isNamed(trait, label)) {
                drawn &=
                        switch (trait) {
                            case NECKLINE -> neck(words, trait, Trait.COLLAR);
                            case COLLAR -> neck(words, trait, Trait.NECKLINE);
                            default -> choose(trait, words);
                        };
            }
        }
        return drawn;
    }

    /** A collar may be said where the neckline is asked for, and the other way round. */
    private boolean neck(String words, Trait asked, Trait other) {
        return neck(words)
                || choose(asked, words)
                || traits.has(other.key()) && choose(other, words);
    }

    private boolean neck(String words) {
        Optional<SaidNeck> neck = SaidNeck.in(words).filter(_ -> !Negation.denies(words));
        neck.ifPresent(said -> make(said.trait(), said.choice().id()));
        return neck.isPresent();
    }

    /**
     * What the words for a kind say of its parts: a polo dress has a polo collar, ankle boots have
     * a shaft.
     */
    void ofKind(String words) {
        neck(words);
        SaidShoe.in(words).forEach(choice -> make(SaidShoe.trait(choice), choice.id()));
    }

    /** A sleeve that is said and has no drawing is told; seams and prints name parts, too. */
    private boolean unlabelled(String text) {
        boolean brief = text.split("\\s+").length <= MOST_WORDS;
        boolean print = Wording.holdsAny(text, Lexicon.all().list("part print"));
        boolean neck = brief && !print && neck(text);
        boolean drawn = true;
        boolean sleeveless = SaidTexts.sleeveless(text).find();
        if (sleeveless) {
            make(Trait.SLEEVE, NONE);
        }
        for (Trait trait : PARTS) {
            if (!(sleeveless && trait == Trait.SLEEVE)
                    && !(neck && NECK.contains(trait))
                    && Wording.holdsAny(text, names(trait))) {
                boolean chosen = choose(trait, text);
                drawn &= chosen || trait != Trait.SLEEVE || !brief || print;
            }
        }
        return drawn;
    }

    private static boolean isNamed(Trait trait, String label) {
        return names(trait).contains(label.strip().toLowerCase(Locale.ROOT));
    }

    private static List<String> names(Trait trait) {
        String key = trait.key().replace('_', ' ');
        return Stream.concat(
                        Stream.of(key, key + "s"),
                        Lexicon.all().list("part " + trait.key()).stream())
                .toList();
    }

    /**
     * The part itself was taken out, or the line that says how it is made; a hood's cord is not the
     * hood, and what was not seen may be there.
     */
    private void remove(String name) {
        int colon = name.indexOf(':');
        boolean unseen = colon > 0 && name.substring(colon + 1).strip().startsWith(NONE);
        for (Trait trait : Trait.values()) {
            if (!unseen && SaidTexts.isCalled(colon < 0 ? name : name.substring(0, colon), trait)) {
                make(trait, NONE);
            }
        }
    }

    /**
     * One of the choices, if the words say which.
     *
     * @return false where the flat has the part and none of its makes is meant
     */
    private boolean choose(Trait trait, String words) {
        if (!(traits.path(trait.key()) instanceof ObjectNode made)) {
            return true;
        }
        Choices choices =
                new Choices(trait.key(), made.path("choice").asString(""), trait.choices());
        if (choices.read(words) instanceof Reading.Value<JsonNode>(JsonNode choice)) {
            make(trait, choice.asString(""));
            return true;
        }
        return false;
    }

    void make(Trait trait, String choice) {
        Optional<Choice> meant = trait.choice(choice);
        if (meant.isPresent() && traits.path(trait.key()) instanceof ObjectNode made) {
            made.put("choice", meant.get().id()).put("origin", "stated").put("confidence", 1.0);
        }
    }
}
