package io.techpack.document.font;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A font of the machine for what DejaVu lacks: Chinese, Japanese and Korean are too large to be
 * shipped. Only fonts with TrueType outlines can be embedded, so they are known by their names. Any
 * thread.
 */
public final class MachineFonts {

    private static final int DEEPEST = 6;

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
                    "NotoSansKR-Regular.ttf",
                    "ipag.ttf",
                    "VL-Gothic-Regular.ttf",
                    "NanumGothic.ttf",
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
    private volatile @org.jspecify.annotations.Nullable Optional<Path> found;

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

    /** The name of the font that is used, or nothing. */
    public String name() {
        return best().map(font -> String.valueOf(font.getFileName())).orElse("");
    }

    /** The best there is; looked for once. */
    Optional<Path> best() {
        Optional<Path> known = found;
        if (known == null) {
            List<Path> files = all();
            known =
                    KNOWN.stream()
                            .flatMap(name -> files.stream().filter(file -> isCalled(file, name)))
                            .findFirst();
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
