package io.techpack.baseviews.words;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** French and Spanish colours agree with their noun: dorées, negras, azules. */
final class RomanceColours {

    /** Only these agree: English "reds" are no adjective. */
    private static final Set<String> STEMS =
            Stream.of("fr", "es")
                    .flatMap(language -> words(language).stream())
                    .collect(Collectors.toUnmodifiableSet());

    private RomanceColours() {}

    static @Nullable NamedColour find(Map<String, NamedColour> colours, String word) {
        return Stream.of("s", "es")
                .filter(word::endsWith)
                .map(ending -> word.substring(0, word.length() - ending.length()))
                .filter(STEMS::contains)
                .map(colours::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The colours of one word that a language's table has. */
    static Set<String> words(String language) {
        return LanguageFile.of(language).entries().stream()
                .filter(entry -> entry.kind().equals("colour"))
                .flatMap(entry -> entry.words().stream())
                .filter(word -> word.indexOf(' ') < 0)
                .collect(Collectors.toUnmodifiableSet());
    }
}
