package io.techpack.document.font;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Which characters a font holds, and how wide they are. For one thread. */
final class Glyphs {

    private static final float NONE = -1;

    private final PDType0Font font;
    private final TrueTypeFont outlines;
    private final CmapLookup characters;
    private final Map<Integer, Float> widths = new HashMap<>();

    Glyphs(PDType0Font font, TrueTypeFont outlines) throws IOException {
        this.font = font;
        this.outlines = outlines;
        this.characters = outlines.getUnicodeCmapLookup();
    }

    PDType0Font font() {
        return font;
    }

    /** In thousandths of the size, or less than 0 if the font has no such glyph. */
    float width(int c) {
        return widths.computeIfAbsent(c, this::look);
    }

    private float look(int c) {
        int glyph = characters.getGlyphId(c);
        try {
            return glyph == 0
                    ? NONE
                    : outlines.getAdvanceWidth(glyph) * 1000f / outlines.getUnitsPerEm();
        } catch (IOException fault) {
            throw new UncheckedIOException("a font in memory can be read", fault);
        }
    }
}
