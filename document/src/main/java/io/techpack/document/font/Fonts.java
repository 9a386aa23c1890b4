package io.techpack.document.font;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/**
 * The fonts of one document, of which the glyphs that are used are embedded. A text is set in runs:
 * DejaVu, then the machine's font for what that lacks; what neither has is shown as U+FFFD and
 * counted. For one thread.
 */
public final class Fonts {

    private static final int REPLACEMENT = 0xFFFD;

    private final PDDocument document;
    private final MachineFonts machine;
    private final Map<Face, Glyphs> faces = new EnumMap<>(Face.class);
    private @Nullable Optional<Glyphs> fallback;
    private int substituted;

    private Fonts(PDDocument document, MachineFonts machine) {
        this.document = document;
        this.machine = machine;
    }

    public static Fonts of(PDDocument document, MachineFonts machine) throws IOException {
        Fonts fonts = new Fonts(document, machine);
        for (Face face : Face.values()) {
            fonts.faces.put(face, fonts.load(parsed(bytes(face))));
        }
        return fonts;
    }

    /** A piece of a text that one font holds. */
    public record Run(PDFont font, String text) {}

    /** How many characters had no glyph so far. */
    public int substituted() {
        return substituted;
    }

    /** The text, which is clean, as runs; together they say what will be read. */
    public List<Run> runs(Face face, String text) {
        List<Run> runs = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        PDFont current = null;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            Glyphs glyphs = glyphs(face, c);
            int shown = glyphs.width(c) >= 0 ? c : REPLACEMENT;
            if (shown != c) {
                substituted++;
            }
            if (current != glyphs.font() && current != null && !piece.isEmpty()) {
                runs.add(new Run(current, piece.toString()));
                piece.setLength(0);
            }
            current = glyphs.font();
            piece.appendCodePoint(shown);
        }
        if (current != null && !piece.isEmpty()) {
            runs.add(new Run(current, piece.toString()));
        }
        return runs;
    }

    /** How wide the text is at size 1. */
    public double width(Face face, String text) {
        return text.codePoints().mapToDouble(c -> width(face, c)).sum();
    }

    private double width(Face face, int c) {
        Glyphs glyphs = glyphs(face, c);
        double width = glyphs.width(c);
        return (width >= 0 ? width : glyphs.width(REPLACEMENT)) / 1000;
    }

    /** Those that hold the character, or else DejaVu, which holds the replacement. */
    private Glyphs glyphs(Face face, int c) {
        Glyphs first = Objects.requireNonNull(faces.get(face));
        return first.width(c) >= 0
                ? first
                : fallback().filter(glyphs -> glyphs.width(c) >= 0).orElse(first);
    }

    private Optional<Glyphs> fallback() {
        Optional<Glyphs> known = fallback;
        if (known == null) {
            known = machine.best().flatMap(this::machineFont);
            fallback = known;
        }
        return known;
    }

    private Optional<Glyphs> machineFont(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            TrueTypeFont font = file.toString().endsWith(".ttc") ? first(bytes) : parsed(bytes);
            boolean outlines = !(font instanceof OpenTypeFont open && open.isPostScript());
            return outlines ? Optional.of(load(font)) : Optional.empty();
        } catch (IOException | RuntimeException _) {
            // whatever lies there, the document is made without it
            return Optional.empty();
        }
    }

    private static TrueTypeFont first(byte[] collection) throws IOException {
        List<TrueTypeFont> fonts = new ArrayList<>();
        new TrueTypeCollection(new ByteArrayInputStream(collection)).processAllFonts(fonts::add);
        return fonts.getFirst();
    }

    private static TrueTypeFont parsed(byte[] bytes) throws IOException {
        return new TTFParser().parse(new RandomAccessReadBuffer(bytes));
    }

    private Glyphs load(TrueTypeFont font) throws IOException {
        return new Glyphs(PDType0Font.load(document, font, true), font);
    }

    private static byte[] bytes(Face face) throws IOException {
        try (InputStream file = Fonts.class.getResourceAsStream(face.file())) {
            return Objects.requireNonNull(file, face.file() + " is not in the jar").readAllBytes();
        }
    }
}
