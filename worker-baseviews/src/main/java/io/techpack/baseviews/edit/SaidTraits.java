package io.techpack.baseviews.edit;

import io.techpack.baseviews.UndrawnNotes;
import io.techpack.baseviews.words.Lexicon;
import io.techpack.imaging.flat.Choice;
import io.techpack.imaging.flat.Chosen;
import io.techpack.imaging.flat.FlatTemplate;
import io.techpack.imaging.flat.SaidDetail;
import io.techpack.imaging.flat.SaidNeck;
import io.techpack.imaging.flat.SaidShoe;
import io.techpack.imaging.flat.SaidSleeve;
import io.techpack.imaging.flat.Trait;
import io.techpack.imaging.kind.GarmentClass;
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
 * @param flat whose traits are changed
 */
record SaidTraits(JsonNode flat) {

    private static final String NONE = "none";

    /** As lines of the design call them; of lines without a label only these are told. */
    private static final String SLEEVES = "sleeves";

    private static final String DESIGN = "design_elements";
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

    /** These an analysis may not have because it is older. */
    static final Set<Trait> LATER =
            EnumSet.of(Trait.SLEEVE_SHAPE, Trait.HEM, Trait.WAIST_SEAM, Trait.FULLNESS, Trait.SLIT);

    /** Parts that have pleats and slits of their own. */
    private static final Set<Trait> OTHERS =
            EnumSet.of(Trait.POCKETS, Trait.SLEEVE, Trait.CUFF, Trait.NECKLINE, Trait.SHAFT);

    private static final Set<Trait> NECK = EnumSet.of(Trait.NECKLINE, Trait.COLLAR);

    /** A longer text is about more than the neck. */
    private static final int MOST_WORDS = 6;

    private static final Pattern FRONT =
            Pattern.compile(
                    "(?<!\\p{L})(?:front|vorne|vorderseite|devant|delante|delantero)(?!\\p{L})|前",
                    Pattern.CASE_INSENSITIVE);

    JsonNode traits() {
        return flat.path("traits");
    }

    static void of(JsonNode before, ObjectNode after) {
        SaidTraits said = new SaidTraits(after.path("flat_spec"));
        UndrawnNotes notes = new UndrawnNotes(after);
        SaidTexts.removed(before, after).forEach(said::remove);
        before.path(DESIGN)
                .valueStream()
                .map(line -> line.asString(""))
                .filter(line -> !isLine(line, after))
                .forEach(notes::forget);
        said.construction(before.path(CONSTRUCTION), after.path(CONSTRUCTION));
        for (String text : SaidTexts.added(before, after)) {
            boolean drawn = said.read(text);
            int colon = text.indexOf(':');
            String label = colon < 0 ? SLEEVES : text.substring(0, colon);
            if (colon > 0 || !drawn) {
                notes.say(label, colon < 0 ? label + ": " + text : text, drawn);
            } else if (isLine(text, after) && !said.isDrawn(text)) {
                notes.say(text);
            }
        }
    }

    private static boolean isLine(String text, JsonNode data) {
        return data.path(DESIGN).valueStream().anyMatch(line -> line.asString("").equals(text));
    }

    /** Whether the flat shows the details that a line of the design names, or it names none. */
    private boolean isDrawn(String text) {
        boolean made = details(text).stream().allMatch(choice -> isMade(Trait.of(choice), choice));
        Lexicon words = Lexicon.all();
        return Negation.denies(text)
                || Wording.holdsAny(text, words.list("part print"))
                || made && !Wording.holdsAny(SaidDetail.besides(text), words.list("part undrawn"));
    }

    /** A pocket's pleat and the slit of a cuff are none of the skirt's. */
    private static List<Choice> details(String text) {
        boolean ofAPart = OTHERS.stream().anyMatch(trait -> Wording.holdsAny(text, names(trait)));
        return ofAPart ? List.of() : SaidDetail.in(text);
    }

    private boolean isMade(Trait trait, Choice choice) {
        return traits().path(trait.key()).path("choice").asString("").equals(choice.id());
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
        if (isShapeDenied(text)) {
            make(Trait.SLEEVE_SHAPE, NONE);
            return true;
        }
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
                            case SLEEVE -> choose(trait, words) | shaped(words, true);
                            default -> choose(trait, words);
                        };
            }
        }
        return drawn;
    }

    /** "No puff sleeves" are other sleeves. */
    private static boolean isShapeDenied(String text) {
        return SaidTexts.denied(text).flatMap(SaidSleeve::in).isPresent();
    }

    /**
     * Whether the words say how the sleeves are cut.
     *
     * @param asked whether they are known to be about sleeves
     */
    private boolean shaped(String words, boolean asked) {
        Optional<Choice.SleeveShape> shape =
                asked ? SaidSleeve.ofSleeves(words) : SaidSleeve.in(words);
        boolean said = shape.isPresent() && !Negation.denies(words);
        if (said) {
            make(Trait.SLEEVE_SHAPE, shape.get().id());
        }
        return said;
    }

    /** A collar may be said where the neckline is asked for, and the other way round. */
    private boolean neck(String words, Trait asked, Trait other) {
        return neck(words)
                || choose(asked, words)
                || traits().has(other.key()) && choose(other, words);
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
        shaped(words, false);
        SaidDetail.in(words).forEach(choice -> make(Trait.of(choice), choice.id()));
        SaidShoe.in(words).forEach(choice -> make(Trait.of(choice), choice.id()));
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
        boolean shaped = !print && shaped(text, false);
        if (!print && !Negation.denies(text)) {
            details(text).forEach(choice -> make(Trait.of(choice), choice.id()));
        }
        for (Trait trait : PARTS) {
            if (!(sleeveless && trait == Trait.SLEEVE)
                    && !(neck && NECK.contains(trait))
                    && Wording.holdsAny(text, names(trait))) {
                boolean chosen = choose(trait, text);
                drawn &= chosen || trait != Trait.SLEEVE || shaped || !brief || print;
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
        if (!(traits().path(trait.key()) instanceof ObjectNode made)) {
            return true;
        }
        Choices choices =
                new Choices(trait.key(), made.path("choice").asString(""), trait.choices());
        if (choices.read(words) instanceof Reading.Value<JsonNode>(JsonNode choice)) {
            make(trait, choice.asString(""));
            return trait.choice(choice.asString("")).filter(this::isDrawable).isPresent();
        }
        return false;
    }

    void make(Trait trait, String choice) {
        Optional<Choice> meant = trait.choice(choice).filter(this::isDrawable);
        if (meant.isPresent()) {
            addUsual(trait);
        }
        if (meant.isPresent() && traits().path(trait.key()) instanceof ObjectNode made) {
            made.put("choice", meant.get().id()).put("origin", "stated").put("confidence", 1.0);
        }
    }

    /** What a part is said to be and the class has no drawing of, such as cargo pockets, stays. */
    private boolean isDrawable(Choice choice) {
        return !LATER.contains(Trait.of(choice))
                || kind().map(kind -> FlatTemplate.isDrawable(kind, choice)).orElse(true);
    }

    private Optional<GarmentClass> kind() {
        return GarmentClass.labelled(flat.path("garment_class").asString(""));
    }

    /** An analysis that is older than a trait has the usual one. */
    void addUsual(Trait trait) {
        Optional<Chosen> usual = kind().map(FlatTemplate::usual).flatMap(spec -> spec.trait(trait));
        if (LATER.contains(trait)
                && usual.isPresent()
                && traits() instanceof ObjectNode all
                && !all.has(trait.key())) {
            all.putObject(trait.key())
                    .put("choice", usual.get().choice().id())
                    .put("origin", usual.get().origin().id())
                    .put("confidence", usual.get().confidence());
        }
    }
}
