package io.techpack.baseviews.edit;

import io.techpack.baseviews.words.Lexicon;
import io.techpack.baseviews.words.Phrases;
import io.techpack.imaging.shape.Measure;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Points of measure by the names that they have in other languages, and by their keys. */
final class MeasureNames {

    private static final Map<String, String> KEYS = keys();
    private static final Pattern NAMES = Phrases.anyOf(longestFirst());

    private MeasureNames() {}

    /** The words with the name of each measure as its key says it: "chest width 58 cm". */
    static String asKeys(String words) {
        return NAMES.matcher(words.replace('’', '\''))
                .replaceAll(name -> " " + KEYS.get(name.group().toLowerCase(Locale.ROOT)) + " ")
                .strip();
    }

    private static Map<String, String> keys() {
        Map<String, String> keys = new HashMap<>();
        Arrays.stream(Measure.values())
                .map(Measure::key)
                .forEach(key -> {
                    String name = key.replace('_', ' ');
                    Lexicon.all().list("measure " + key).forEach(each -> keys.put(each, name));
                    if (!name.equals(key)) {
                        keys.put(key, name);
                    }
                });
        return Map.copyOf(keys);
    }

    private static List<String> longestFirst() {
        return KEYS.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }
}
