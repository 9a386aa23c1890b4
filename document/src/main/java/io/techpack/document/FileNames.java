package io.techpack.document;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives pictures file names that say what they show and are safe on every system: small letters,
 * digits and dashes, whatever they are called. For one thread.
 */
public final class FileNames {

    private static final int LONGEST = 60;
    private static final Pattern EXTENSION = Pattern.compile("\\.(jpg|png|webp|svg)$");

    private final Set<String> taken = new HashSet<>();

    /**
     * @param picture whose type the name's end tells
     */
    String of(String folder, String name, String picture) {
        Matcher extension = EXTENSION.matcher(picture);
        String end = extension.find() ? extension.group() : "";
        String base = folder + "/" + slug(name, LONGEST);
        String file = base + end;
        for (int copy = 2; !taken.add(file); copy++) {
            file = base + "-" + copy + end;
        }
        return file;
    }

    /**
     * Small letters, digits and dashes; {@code picture} where nothing of the name is left.
     *
     * @param longest how many characters there are at most
     */
    public static String slug(String name, int longest) {
        String slug =
                Normalizer.normalize(name, Normalizer.Form.NFD)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("\\p{M}", "")
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-+|-+$", "");
        String cut = slug.substring(0, Math.min(slug.length(), longest));
        return cut.isEmpty() ? "picture" : cut;
    }
}
