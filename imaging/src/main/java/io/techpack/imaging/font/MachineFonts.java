package io.techpack.imaging.font;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fonts of the machine for what DejaVu lacks: Chinese, Japanese and Korean are too large to be
 * shipped. Only fonts with TrueType outlines can be embedded, so they are known by their names. Any
 * thread.
 */
public final class MachineFonts {

    private static final int DEEPEST = 6;

    /** One seldom holds all three scripts; each takes memory while a document is made. */
    private static final int MOST = 3;

    /** Those that hold most come first. */
    private static final List<String> KNOWN =
            List.of(
                    "DroidSansFallbackFull.ttf",
                    "DroidSansFallback.ttf",
                    "Arial Unicode.ttf",
                    "ARIALUNI.TTF",
                    "wqy-microhei.ttc",
                    "wqy-zenhei.ttc",
                    "msyh.ttc",
                    "simhei.ttf",
                    "NotoSansSC-Regular.ttf",
                    "NotoSansTC-Regular.ttf",
                    "NotoSansJP-Regular.ttf",
                    "NanumGothic.ttf",
                    "NotoSansKR-Regular.ttf",
                    "ipag.ttf",
                    "VL-Gothic-Regular.ttf",
                    "malgun.ttf",
                    "uming.ttc");

    private static final List<Path> USUAL_PLACES =
            List.of(
                    Path.of("/usr/share/fonts"),
                    Path.of("/usr/local/share/fonts"),
                    Path.of(System.getProperty("user.home", "/"), ".local/share/fonts"),
                    Path.of(System.getProperty("user.home", "/"), ".fonts"),
                    Path.of("/Library/Fonts"),
                    Path.of("/System/Library/Fonts"),
                    Path.of(System.getenv().getOrDefault("SystemRoot", "/windows"), "Fonts"));

    private final List<Path> places;
    private volatile @Nullable List<Path> found;

    MachineFonts(List<Path> places) {
        this.places = List.copyOf(places);
    }

    /** Those below a directory. */
    public static MachineFonts below(Path directory) {
        return new MachineFonts(List.of(directory));
    }

    /** Those of this machine. */
    public static MachineFonts usual() {
        return Usual.FONTS;
    }

    private static final class Usual {
        private static final MachineFonts FONTS = new MachineFonts(USUAL_PLACES);
    }

    /** The names of the fonts that are used, or nothing. */
    public String names() {
        return best().stream()
                .map(font -> String.valueOf(font.getFileName()))
                .collect(Collectors.joining(" "));
    }

    /** Those that may be used, the best first; looked for once. */
    public List<Path> best() {
        List<Path> known = found;
        if (known == null) {
            List<Path> files = all();
            known =
                    KNOWN.stream()
                            .flatMap(name ->
                                    files.stream().filter(file -> isCalled(file, name)).limit(1))
                            .limit(MOST)
                            .toList();
            found = known;
        }
        return known;
    }

    private static boolean isCalled(Path file, String name) {
        return String.valueOf(file.getFileName()).equalsIgnoreCase(name);
    }

    private List<Path> all() {
        return places.stream().filter(Files::isDirectory).flatMap(MachineFonts::files).toList();
    }

    private static Stream<Path> files(Path place) {
        try (Stream<Path> files = Files.walk(place, DEEPEST)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException | UncheckedIOException _) {
            // a folder that cannot be read has no fonts for us
            return Stream.empty();
        }
    }
}
