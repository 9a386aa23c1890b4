package io.techpack.document.table;

import com.github.rzymek.opczip.reader.skipping.ZipStreamReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a spreadsheet's archive anew, without the time at which it was made. It is read by the
 * library that wrote it: Java's own reader does not take its large-file form.
 */
final class SteadyZip {

    private static final String CREATED = "(<dcterms:created[^>]*>)[^<]*(</dcterms:created>)";

    private SteadyZip() {}

    static byte[] of(byte[] archive, Instant date) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(archive.length);
        try (ZipStreamReader from = new ZipStreamReader(new ByteArrayInputStream(archive));
                ZipOutputStream to = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = from.nextEntry(); entry != null; entry = from.nextEntry()) {
                byte[] content = from.getUncompressedStream().readAllBytes();
                if (entry.getName().equals("docProps/core.xml")) {
                    content = dated(content, date);
                }
                ZipEntry steady = new ZipEntry(entry.getName());
                steady.setTimeLocal(ZipTimes.of(date));
                to.putNextEntry(steady);
                to.write(content);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory holds what was written to it", impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] dated(byte[] core, Instant date) {
        return new String(core, StandardCharsets.UTF_8)
                .replaceAll(CREATED, "$1" + date.truncatedTo(ChronoUnit.SECONDS) + "$2")
                .getBytes(StandardCharsets.UTF_8);
    }
}
