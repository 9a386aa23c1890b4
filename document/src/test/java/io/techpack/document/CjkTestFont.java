package io.techpack.document;

import io.techpack.imaging.font.Face;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/**
 * Fonts such as machines have for Chinese, Japanese and Korean: DejaVu's outlines, given to other
 * characters. So the test needs no font of the machine, and shows more than that there is none.
 */
final class CjkTestFont {

    private static final String HAN_AND_KANA = "男装シャツ女";
    private static final String HANGUL = "셔츠";

    private CjkTestFont() {}

    /** Writes them into the folder under names by which they are looked for. */
    static Path in(Path folder) throws IOException {
        byte[] font = Face.REGULAR.bytes();
        Path directory = Files.createDirectories(folder.resolve("cjk"));
        Files.write(
                directory.resolve("DroidSansFallbackFull.ttf"), withCharacters(font, HAN_AND_KANA));
        Files.write(directory.resolve("NanumGothic.ttf"), withCharacters(font, HANGUL));
        return directory;
    }

    /** The table that leads from characters to glyphs is replaced by one that is appended. */
    private static byte[] withCharacters(byte[] font, String characters) {
        byte[] map = characterMap(characters);
        ByteBuffer result = ByteBuffer.allocate(font.length + map.length).put(font).put(map);
        int tables = result.getShort(4);
        for (int i = 0; i < tables; i++) {
            int entry = 12 + 16 * i;
            if (result.getInt(entry) == 0x636D6170) { // cmap
                result.putInt(entry + 8, font.length).putInt(entry + 12, map.length);
            }
        }
        return result.array();
    }

    /** One subtable of format 12, a group for each character. */
    private static byte[] characterMap(String characters) {
        TreeMap<Integer, Integer> glyphs = new TreeMap<>();
        characters.codePoints().forEach(c -> glyphs.put(c, 40 + glyphs.size()));
        int length = 16 + 12 * glyphs.size();
        ByteBuffer map = ByteBuffer.allocate(12 + length);
        map.putShort((short) 0).putShort((short) 1);
        map.putShort((short) 3).putShort((short) 10).putInt(12);
        map.putShort((short) 12).putShort((short) 0).putInt(length).putInt(0).putInt(glyphs.size());
        glyphs.forEach((c, glyph) -> map.putInt(c).putInt(c).putInt(glyph));
        return map.array();
    }
}
