package io.techpack.imaging.font;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The fonts of pictures: a text is set in runs, DejaVu first, then the machine's fonts for what
 * that lacks, as in a document; what none has is shown as U+FFFD. So the same text looks the same
 * on every machine that has these fonts, whatever its own sans-serif is. Thread-safe.
 */
public final class PictureFonts {

    private static final int REPLACEMENT = 0xFFFD;

    private final Map<Face, Font> faces = new EnumMap<>(Face.class);
    private final Iterator<Path> unread;
    private final List<Font> others = new ArrayList<>();

    private PictureFonts(MachineFonts machine) {
        unread = machine.best().iterator();
        for (Face face : Face.values()) {
            faces.put(face, ours(face));
        }
    }

    /** A piece of a text that one font holds. */
    public record Run(Font font, String text) {}

    public static PictureFonts of(MachineFonts machine) {
        return new PictureFonts(machine);
    }

    /** Ours, and those of this machine; read when they are first needed. */
    public static PictureFonts usual() {
        return Usual.FONTS;
    }

    private static final class Usual {
        private static final PictureFonts FONTS = of(MachineFonts.usual());
    }

    /** The text, without controls, as runs from left to right. */
    public synchronized List<Run> runs(Face face, String text, double size) {
        List<Run> runs = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        Font first = Objects.requireNonNull(faces.get(face));
        Font current = first;
        for (int c : text.codePoints().filter(PictureFonts::isShown).toArray()) {
            Font font = holding(first, c);
            if (!font.equals(current) && !piece.isEmpty()) {
                runs.add(new Run(current.deriveFont((float) size), piece.toString()));
                piece.setLength(0);
            }
            current = font;
            piece.appendCodePoint(font.canDisplay(c) ? c : REPLACEMENT);
        }
        if (!piece.isEmpty()) {
            runs.add(new Run(current.deriveFont((float) size), piece.toString()));
        }
        return runs;
    }

    /** The font that has the character, or else ours, which has the replacement. */
    private Font holding(Font first, int c) {
        if (first.canDisplay(c)) {
            return first;
        }
        for (int i = 0; hasOther(i); i++) {
            if (others.get(i).canDisplay(c)) {
                return others.get(i);
            }
        }
        return first;
    }

    private boolean hasOther(int index) {
        while (others.size() <= index && unread.hasNext()) {
            try {
                others.add(Font.createFonts(unread.next().toFile())[0]);
            } catch (IOException | FontFormatException | RuntimeException _) {
                // whatever lies there, the picture is drawn without it
            }
        }
        return others.size() > index;
    }

    private static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> false;
            default -> true;
        };
    }

    private static Font ours(Face face) {
        try {
            return Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(face.bytes()));
        } catch (IOException fault) {
            throw new UncheckedIOException("a font of the jar can be read", fault);
        } catch (FontFormatException fault) {
            throw new IllegalStateException(face + " is no font", fault);
        }
    }
}
