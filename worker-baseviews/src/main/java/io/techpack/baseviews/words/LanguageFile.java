package io.techpack.baseviews.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One language's table as it is written: lines of {@code key = words}.
 *
 * @param entries in the file's order; a key may occur several times
 */
record LanguageFile(List<Entry> entries) {

    private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "zh");

    /**
     * @param kind such as {@code form}, {@code colour}, {@code number}, or the name of a meaning
     * @param name what the words stand for, empty for a meaning
     */
    record Entry(String kind, String name, String value) {

        List<String> words() {
            return Arrays.stream(value.split(",")).map(String::strip).toList();
        }
    }

    LanguageFile {
        entries = List.copyOf(entries);
    }

    /** All languages, by their codes. */
    static Map<String, LanguageFile> all() {
        Map<String, LanguageFile> files = new LinkedHashMap<>();
        LANGUAGES.forEach(language -> files.put(language, of(language)));
        return files;
    }

    /** One of them, by its code. */
    static LanguageFile of(String language) {
        return read(language + ".txt");
    }

    private static LanguageFile read(String name) {
        try (InputStream stream = LanguageFile.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the table " + name + " is missing");
            }
            List<Entry> entries = new ArrayList<>();
            for (String line :
                    new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    entries.add(entry(line));
                }
            }
            return new LanguageFile(entries);
        } catch (IOException fault) {
            throw new UncheckedIOException("the table " + name, fault);
        }
    }

    private static Entry entry(String line) {
        int equals = line.indexOf(" = ");
        if (equals < 0) {
            throw new IllegalStateException("no ' = ' in '" + line + "'");
        }
        String key = line.substring(0, equals).strip();
        int space = key.indexOf(' ');
        String value = line.substring(equals + 3).strip();
        return space < 0
                ? new Entry(key, "", value)
                : new Entry(key.substring(0, space), key.substring(space + 1).strip(), value);
    }
}
