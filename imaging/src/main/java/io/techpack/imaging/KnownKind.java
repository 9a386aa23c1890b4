package io.techpack.imaging;

import io.techpack.imaging.category.CategoryGuess;
import io.techpack.imaging.flat.FlatSpec;
import io.techpack.imaging.flat.Origin;
import io.techpack.imaging.flat.SaidDetail;
import io.techpack.imaging.flat.SaidNeck;
import io.techpack.imaging.flat.SaidShoe;
import io.techpack.imaging.flat.SaidSleeve;
import io.techpack.imaging.kind.GarmentCategory;
import io.techpack.imaging.kind.GarmentClass;
import java.util.Arrays;
import java.util.Optional;

/**
 * What is known of a product's kind before its photo is read, from the client or from another
 * photo. Immutable, any thread.
 *
 * @param subcategory any words
 */
public record KnownKind(Optional<GarmentCategory> category, Optional<String> subcategory) {

    /**
     * The same from another vocabulary.
     *
     * @param category the name of a {@link GarmentCategory}
     */
    public static KnownKind named(Optional<String> category, Optional<String> subcategory) {
        return new KnownKind(category.map(GarmentCategory::valueOf), subcategory);
    }

    /** The kind to read the garment as: what is known stands, the photo decides the rest. */
    public GarmentClass of(Garment garment) {
        Optional<GarmentClass> meant = meant();
        if (meant.isPresent()) {
            return meant.get();
        }
        if (category.isEmpty()) {
            return garment.category().kind();
        }
        CategoryGuess guess = garment.category();
        return guess.topThree().stream()
                .map(candidate -> candidate.kind())
                .filter(kind -> kind.category() == category.get() && kind != GarmentClass.OBJECT)
                .findFirst()
                .orElseGet(() -> GarmentClass.described(category.get(), subcategory.orElse("")));
    }

    /**
     * The same where the product was read before: that stands, unless what is asked for now rules
     * it out.
     *
     * @param earlier the label of the class that it was read as; others are nobody's
     */
    public GarmentClass of(Garment garment, Optional<String> earlier, KnownKind asked) {
        return earlier.flatMap(GarmentClass::labelled)
                .filter(kind -> !asked.rulesOut(kind))
                .orElseGet(() -> of(garment));
    }

    /**
     * The class that the subcategory's words name; empty where there are none, or they name none.
     */
    public Optional<GarmentClass> meant() {
        return subcategory.flatMap(this::meant);
    }

    /** Whether that class is another one than what is known; of what is not known any is right. */
    public boolean rulesOut(GarmentClass read) {
        Optional<GarmentClass> meant = meant();
        if (meant.isPresent()) {
            return meant.get() != read;
        }
        return category.filter(named ->
                        read.category() != named && GarmentClass.described(named, "") != read)
                .isPresent();
    }

    /**
     * The spec with the makes that the subcategory's words name, such as a polo dress's collar or
     * the shaft of ankle boots; what a person said of these parts themselves counts for more.
     *
     * @param asked what of the kind a person named: only that is stated, the rest was seen
     */
    public FlatSpec named(FlatSpec spec, KnownKind asked) {
        Origin origin = asked.subcategory.isPresent() ? Origin.STATED : Origin.SEEN;
        return subcategory
                .map(words -> SaidNeck.stating(words, spec, origin))
                .map(necked -> SaidSleeve.stating(subcategory.get(), necked, origin))
                .map(sleeved -> SaidDetail.stating(subcategory.get(), sleeved, origin))
                .map(sleeved -> SaidShoe.stating(subcategory.get(), sleeved, origin))
                .orElse(spec);
    }

    /** The class that the words name, in the category if one is known. */
    private Optional<GarmentClass> meant(String words) {
        return Arrays.stream(GarmentCategory.values())
                .filter(each -> category.isEmpty() || category.get() == each)
                .flatMap(each -> GarmentClass.meant(each, words).stream())
                .findFirst();
    }
}
