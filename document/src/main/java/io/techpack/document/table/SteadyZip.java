package io.techpack.document.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a spreadsheet's archive anew, without the time at which it was made. Entries are found by
 * the directory at the archive's end: neither Java's stream nor the library's own reads the form in
 * which it writes their sizes.
 */
final class SteadyZip {

    private static final int END = 0x06054B50;
    private static final int END_LENGTH = 22;
    private static final int ENTRY_LENGTH = 46;
    private static final int HEADER_LENGTH = 30;
    private static final String CREATED = "(<dcterms:created[^>]*>)[^<]*(</dcterms:created>)";

    private SteadyZip() {}

    /**
     * @param archive of deflated entries, without a comment
     */
    static byte[] of(byte[] archive, Instant date) {
        ByteBuffer from = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
        int end = archive.length - END_LENGTH;
        if (from.getInt(end) != END) {
            throw new IllegalArgumentException("no archive of the kind that the library writes");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(archive.length);
        try (ZipOutputStream to = new ZipOutputStream(bytes)) {
            int at = from.getInt(end + 16);
            for (int i = 0; i < from.getShort(end + 10); i++) {
                int nameLength = from.getShort(at + 28);
                String name =
                        new String(archive, at + ENTRY_LENGTH, nameLength, StandardCharsets.UTF_8);
                byte[] content = content(from, at);
                ZipEntry steady = new ZipEntry(name);
                steady.setTimeLocal(ZipTimes.of(date));
                to.putNextEntry(steady);
                to.write(name.equals("docProps/core.xml") ? dated(content, date) : content);
                at += ENTRY_LENGTH + nameLength + from.getShort(at + 30) + from.getShort(at + 32);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory takes what is written to it", impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] content(ByteBuffer archive, int entry) {
        int header = archive.getInt(entry + 42);
        int data =
                header
                        + HEADER_LENGTH
                        + archive.getShort(header + 26)
                        + archive.getShort(header + 28);
        byte[] content = new byte[archive.getInt(entry + 24)];
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(archive.array(), data, archive.getInt(entry + 20));
            if (inflater.inflate(content) != content.length) {
                throw new IllegalArgumentException("an entry is cut");
            }
            return content;
        } catch (DataFormatException fault) {
            throw new IllegalArgumentException("an entry is not deflated", fault);
        }
    }

    private static byte[] dated(byte[] core, Instant date) {
        return new String(core, StandardCharsets.UTF_8)
                .replaceAll(CREATED, "$1" + date.truncatedTo(ChronoUnit.SECONDS) + "$2")
                .getBytes(StandardCharsets.UTF_8);
    }
}
