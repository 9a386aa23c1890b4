package io.techpack.imaging.font;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.Area;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFontsTest {

    private static final int CMAP = 0x636D6170;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hem width 52.0 cm",
                "Горловина",
                "Ελληνικά",
                "größer, élégant, ñandú",
                "≥ ± ½ ″ → ✓"
            })
    void alphabets_are_held_by_the_fonts_of_the_jar(String text) {
        for (Face face : Face.values()) {
            List<PictureFonts.Run> runs = ours().runs(face, text, 12);

            assertThat(runs).extracting(PictureFonts.Run::text).containsExactly(text);
            assertThat(runs.getFirst().font().getFontName()).contains("DejaVu Sans Condensed");
            assertThat(runs.getFirst().font().getSize2D()).isEqualTo(12f);
            assertThat(runs.getFirst().font().canDisplayUpTo(text)).isEqualTo(-1);
        }
    }

    @Test
    void what_they_lack_is_taken_from_the_machine() throws Exception {
        Files.write(
                folder.resolve("DroidSansFallbackFull.ttf"), withOne(Face.REGULAR.bytes(), '男'));
        PictureFonts fonts = PictureFonts.of(MachineFonts.below(folder));

        List<PictureFonts.Run> runs = fonts.runs(Face.BOLD, "Men 男 XL", 20);

        assertThat(runs).extracting(PictureFonts.Run::text).containsExactly("Men ", "男", " XL");
        assertThat(outline(runs.get(1)).isEmpty()).isFalse();
        assertThat(runs.get(1).font().canDisplay('男')).isTrue();
    }

    @Test
    void what_no_font_has_is_shown_as_missing_and_controls_are_not_shown() {
        List<PictureFonts.Run> runs = ours().runs(Face.REGULAR, "a\u0007男\u202Eb", 12);

        assertThat(runs).extracting(PictureFonts.Run::text).containsExactly("a\uFFFDb");
        assertThat(ours().runs(Face.REGULAR, "", 12)).isEmpty();
    }

    @Test
    void a_file_that_is_no_font_is_passed_over() throws Exception {
        Files.writeString(folder.resolve("DroidSansFallback.ttf"), "no font");
        PictureFonts fonts = PictureFonts.of(MachineFonts.below(folder));

        assertThat(fonts.runs(Face.REGULAR, "男", 12))
                .extracting(PictureFonts.Run::text)
                .containsExactly("\uFFFD");
    }

    private PictureFonts ours() {
        return PictureFonts.of(MachineFonts.below(folder.resolve("none")));
    }

    private static Area outline(PictureFonts.Run run) {
        Font font = run.font();
        FontRenderContext context = new FontRenderContext(null, true, true);
        return new Area(font.createGlyphVector(context, run.text()).getOutline());
    }

    /** The font with a table that leads from that character to its 40th glyph, and no other. */
    private static byte[] withOne(byte[] font, char character) {
        ByteBuffer map = ByteBuffer.allocate(12 + 28);
        map.putShort((short) 0).putShort((short) 1);
        map.putShort((short) 3).putShort((short) 10).putInt(12);
        map.putShort((short) 12).putShort((short) 0).putInt(28).putInt(0).putInt(1);
        map.putInt(character).putInt(character).putInt(40);
        ByteBuffer changed = ByteBuffer.allocate(font.length + map.capacity());
        changed.put(font).put(map.array());
        for (int i = 0; i < changed.getShort(4); i++) {
            int entry = 12 + 16 * i;
            if (changed.getInt(entry) == CMAP) {
                changed.putInt(entry + 8, font.length).putInt(entry + 12, map.capacity());
            }
        }
        return changed.array();
    }
}
