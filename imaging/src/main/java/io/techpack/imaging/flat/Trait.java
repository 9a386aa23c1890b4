package io.techpack.imaging.flat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a garment can have in one of several makes. */
public enum Trait {
    NECKLINE(Choice.Neckline.values()),
    COLLAR(Choice.Collar.values()),
    CLOSURE(Choice.Closure.values()),
    SLEEVE(Choice.Sleeve.values()),
    SLEEVE_SHAPE(Choice.SleeveShape.values()),
    CUFF(Choice.Cuff.values()),
    HEM(Choice.Hem.values()),
    POCKETS(Choice.Pockets.values()),
    WAISTBAND(Choice.Waistband.values()),
    FLY(Choice.Fly.values()),
    WAIST_SEAM(Choice.WaistSeam.values()),
    FULLNESS(Choice.Fullness.values()),
    SLIT(Choice.Slit.values()),
    HEADWEAR(Choice.Headwear.values()),
    SHAFT(Choice.Shaft.values()),
    HEEL(Choice.Heel.values()),
    LACING(Choice.Lacing.values());

    @SuppressWarnings("ImmutableEnumChecker") // List.of: nobody can change it
    private final List<Choice> choices;

    Trait(Choice... choices) {
        this.choices = List.of(choices);
    }

    /** The name in the API, such as {@code waist_seam}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public List<Choice> choices() {
        return choices;
    }

    /** The choice of that id or trade name, whatever its case, or empty. */
    public Optional<Choice> choice(String name) {
        return choices.stream().filter(choice -> choice.isCalled(name)).findFirst();
    }

    /** The trait of that key, or empty. */
    public static Optional<Trait> keyed(String key) {
        return Arrays.stream(values()).filter(trait -> trait.key().equals(key)).findFirst();
    }

    /** The trait that this is a choice of. */
    public static Trait of(Choice choice) {
        return Arrays.stream(values())
                .filter(trait -> trait.choices.contains(choice))
                .findFirst()
                .orElseThrow();
    }
}
