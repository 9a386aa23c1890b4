package io.techpack.document.font;

import io.techpack.imaging.font.Face;
import io.techpack.imaging.font.MachineFonts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
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

/**
 * The fonts of one document, of which the glyphs that are used are embedded. A text is set in runs:
 * DejaVu, then the machine's fonts for what that lacks; what none has is shown as U+FFFD and
 * counted. For one thread.
 */
public final class Fonts {

    private static final int REPLACEMENT = 0xFFFD;

    private final PDDocument document;
    private final Map<Face, Glyphs> faces = new EnumMap<>(Face.class);
    private final Iterator<Path> unread;
    private final List<Glyphs> others = new ArrayList<>();
    private int substituted;

    private Fonts(PDDocument document, MachineFonts machine) {
        this.document = document;
        this.unread = machine.best().iterator();
    }

    public static Fonts of(PDDocument document, MachineFonts machine) throws IOException {
        Fonts fonts = new Fonts(document, machine);
        for (Face face : Face.values()) {
            fonts.faces.put(face, fonts.load(parsed(face.bytes())));
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
        if (first.width(c) >= 0) {
            return first;
        }
        for (int i = 0; hasOther(i); i++) {
            if (others.get(i).width(c) >= 0) {
                return others.get(i);
            }
        }
        return first;
    }

    /** Whether there are more than so many fonts of the machine; each is read when it is needed. */
    private boolean hasOther(int index) {
        while (others.size() <= index && unread.hasNext()) {
            machineFont(unread.next()).ifPresent(others::add);
        }
        return others.size() > index;
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
}
