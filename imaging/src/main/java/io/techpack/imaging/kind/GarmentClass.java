package io.techpack.imaging.kind;

import static io.techpack.imaging.kind.GarmentCategory.APPAREL;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of product that the engine can tell apart, and {@link #OBJECT} for all that it cannot.
 */
public enum GarmentClass {
    T_SHIRT("t-shirt", APPAREL, GarmentGroup.TOPS, "tee"),
    LONGSLEEVE(
            "longsleeve",
            APPAREL,
            GarmentGroup.TOPS,
            "long sleeve",
            "long-sleeve",
            "sweater",
            "jumper",
            "sweatshirt",
            "pullover",
            "cardigan"),
    HOODIE("hoodie", APPAREL, GarmentGroup.TOPS, "hooded"),
    SHIRT("shirt", APPAREL, GarmentGroup.TOPS, "blouse"),
    POLO("polo", APPAREL, GarmentGroup.TOPS),
    UNDERSHIRT("undershirt", APPAREL, GarmentGroup.TOPS, "tank", "camisole", "vest top"),
    DRESS("dress", APPAREL, GarmentGroup.DRESSES, "gown", "jumpsuit"),
    SKIRT("skirt", APPAREL, GarmentGroup.SKIRTS),
    PANTS(
            "pants",
            APPAREL,
            GarmentGroup.TROUSERS,
            "trouser",
            "jeans",
            "leggings",
            "joggers",
            "chino"),
    SHORTS("shorts", APPAREL, GarmentGroup.SHORTS),
    OUTWEAR("outwear", APPAREL, GarmentGroup.OUTERWEAR, "outerwear", "jacket", "coat", "parka"),
    BLAZER("blazer", APPAREL, GarmentGroup.OUTERWEAR, "suit"),
    SHOES(
            "shoes",
            GarmentCategory.FOOTWEAR,
            GarmentGroup.SHOES,
            "shoe",
            "sneaker",
            "boot",
            "sandal",
            "heel",
            "loafer"),
    HAT("hat", APPAREL, GarmentGroup.HATS, "beanie", "baseball cap", "headwear"),
    BAG("bag", GarmentCategory.BAGS, GarmentGroup.BAGS, "tote", "backpack", "purse", "clutch"),
    OBJECT("object", GarmentCategory.FURNITURE, GarmentGroup.OBJECTS);

    /**
     * Longer, more telling names first: "t-shirt" must not be read as "shirt", nor "sweatshirt
     * dress" as a top.
     */
    private static final List<GarmentClass> MATCHING_ORDER =
            List.of(
                    DRESS,
                    SKIRT,
                    T_SHIRT,
                    POLO,
                    UNDERSHIRT,
                    HOODIE,
                    LONGSLEEVE,
                    BLAZER,
                    OUTWEAR,
                    SHORTS,
                    PANTS,
                    SHOES,
                    BAG,
                    HAT,
                    SHIRT);

    private final String label;
    private final GarmentCategory category;
    private final GarmentGroup group;

    @SuppressWarnings("ImmutableEnumChecker") // List.of: nobody can change it
    private final List<String> synonyms;

    GarmentClass(String label, GarmentCategory category, GarmentGroup group, String... synonyms) {
        this.label = label;
        this.category = category;
        this.group = group;
        this.synonyms = List.of(synonyms);
    }

    /** The name the model was trained with; also the API's {@code subcategory}. */
    public String label() {
        return label;
    }

    public GarmentCategory category() {
        return category;
    }

    public GarmentGroup group() {
        return group;
    }

    /** The class with exactly this label; data sets write {@code t_shirt} for {@code t-shirt}. */
    public static Optional<GarmentClass> labelled(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label.equals(label.replace('_', '-')))
                .findFirst();
    }

    /**
     * The class that somebody else's words describe best: our labels and groups, and free text such
     * as "crew-neck T-shirt". Without a telling subcategory the category's most common class;
     * FURNITURE and JEWELRY are objects.
     */
    public static GarmentClass described(GarmentCategory category, String subcategory) {
        if (category == GarmentCategory.FURNITURE || category == GarmentCategory.JEWELRY) {
            return OBJECT;
        }
        return meant(category, subcategory)
                .or(() -> ofGroup(category, subcategory.toLowerCase(Locale.ROOT)))
                .orElse(common(category));
    }

    /**
     * The class that the words name, alone or among others, in English, German, French, Spanish or
     * Chinese; empty for a group and for neither.
     */
    public static Optional<GarmentClass> meant(GarmentCategory category, String subcategory) {
        String words = subcategory.toLowerCase(Locale.ROOT);
        Optional<GarmentClass> exact = labelled(words);
        if (exact.isPresent()) {
            return exact.filter(kind -> kind.category == category);
        }
        Optional<KindNames.Named> named = KindNames.in(words);
        // a "rock t-shirt" is no skirt
        return named.filter(each -> each.leads() || !isInWords(each.others()))
                .map(each -> Optional.of(each.kind()).filter(kind -> kind.category == category))
                .orElseGet(() -> inWords(category, words));
    }

    private static boolean isInWords(String words) {
        return Arrays.stream(GarmentCategory.values())
                .anyMatch(category -> inWords(category, words).isPresent());
    }

    private static Optional<GarmentClass> inWords(GarmentCategory category, String words) {
        return MATCHING_ORDER.stream()
                .filter(kind -> kind.category == category)
                .filter(kind ->
                        words.contains(kind.label)
                                || kind.synonyms.stream().anyMatch(words::contains))
                .findFirst();
    }

    private static Optional<GarmentClass> ofGroup(GarmentCategory category, String words) {
        return Arrays.stream(values())
                .filter(kind -> kind.category == category && words.contains(kind.group.label()))
                .findFirst();
    }

    private static GarmentClass common(GarmentCategory category) {
        return switch (category) {
            case APPAREL -> T_SHIRT;
            case FOOTWEAR -> SHOES;
            case BAGS -> BAG;
            case FURNITURE, JEWELRY -> OBJECT;
        };
    }

    /** Whether it hangs from the shoulders: neck, armholes and usually sleeves. */
    public boolean hangsFromShoulders() {
        return switch (group) {
            case TOPS, DRESSES, OUTERWEAR -> true;
            case SKIRTS, TROUSERS, SHORTS, SHOES, HATS, BAGS, OBJECTS -> false;
        };
    }

    /** Whether it has two legs. */
    public boolean hasLegs() {
        return group == GarmentGroup.TROUSERS || group == GarmentGroup.SHORTS;
    }

    /** Whether left and right mirror each other when it lies flat: all that is worn on the body. */
    public boolean isSymmetric() {
        return hangsFromShoulders() || hasLegs() || group == GarmentGroup.SKIRTS;
    }
}
