package io.techpack.document;

import io.techpack.document.PackDocument.Made;
import io.techpack.document.pack.CloseUp;
import io.techpack.document.pack.Flat;
import io.techpack.document.pack.Pack;
import io.techpack.document.pack.PictureSource;
import io.techpack.document.pack.View;
import io.techpack.document.table.ZipTimes;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A tech pack as one ZIP: the PDF, the tables, every picture as it is stored, and a manifest with
 * the size and SHA-256 of each. Pictures are read one at a time while it is written, so that a slow
 * reader costs the memory of one. For one thread.
 */
public final class PackArchive {

    private final Pack pack;
    private final PictureSource pictures;
    private final Made pdf;
    private final byte[] csv;
    private final byte[] xlsx;

    PackArchive(Pack pack, PictureSource pictures, Made pdf, byte[] csv, byte[] xlsx) {
        this.pack = pack;
        this.pictures = pictures;
        this.pdf = pdf;
        this.csv = csv;
        this.xlsx = xlsx;
    }

    /** The names of pictures that the PDF had to do without. */
    public List<String> missing() {
        return pdf.missing();
    }

    /** Writes all of it; the stream stays open. */
    public void writeTo(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.DEFAULT_COMPRESSION);
        Manifest manifest = new Manifest(pack);
        add(zip, manifest, "tech-pack.pdf", "application/pdf", pdf.bytes());
        add(zip, manifest, "measurements.csv", "text/csv", csv);
        add(
                zip,
                manifest,
                "measurements.xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                xlsx);
        for (Entry entry : entries()) {
            Optional<byte[]> bytes = pictures.find(entry.picture());
            if (bytes.isPresent()) {
                add(zip, manifest, entry.file(), mediaType(entry.file()), bytes.get());
            } else {
                manifest.missing(entry.file());
            }
        }
        put(zip, "manifest.json", manifest.json());
        zip.finish();
    }

    /** A picture's name in the pack, and the file that it is in the archive. */
    private record Entry(String picture, String file) {}

    private List<Entry> entries() {
        FileNames names = new FileNames();
        List<Entry> entries = new ArrayList<>();
        for (View view : pack.views()) {
            add(entries, view.picture(), names.of("views", view.side(), view.picture()));
        }
        for (CloseUp closeUp : pack.closeUps()) {
            String name = "%02d %s".formatted(closeUp.order(), closeUp.name());
            add(entries, closeUp.picture(), names.of("close-ups", name, closeUp.picture()));
        }
        for (Flat flat : pack.flats()) {
            add(entries, flat.vector(), names.of("sketches", flat.side(), flat.vector()));
            add(entries, flat.picture(), names.of("sketches", flat.side(), flat.picture()));
        }
        return entries;
    }

    private static void add(List<Entry> entries, String picture, String file) {
        if (!picture.isEmpty()) {
            entries.add(new Entry(picture, file));
        }
    }

    private void add(
            ZipOutputStream zip, Manifest manifest, String file, String mediaType, byte[] bytes)
            throws IOException {
        put(zip, file, bytes);
        manifest.file(file, mediaType, bytes);
    }

    private void put(ZipOutputStream zip, String file, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(file);
        entry.setTimeLocal(ZipTimes.of(pack.updatedAt()));
        if (isPacked(file)) {
            CRC32 check = new CRC32();
            check.update(bytes);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(bytes.length);
            entry.setCrc(check.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    /** What is compressed in itself gains nothing. */
    private static boolean isPacked(String file) {
        return file.endsWith(".jpg") || file.endsWith(".png") || file.endsWith(".webp");
    }

    private static String mediaType(String file) {
        return switch (file.substring(file.lastIndexOf('.') + 1)) {
            case "jpg" -> "image/jpeg";
            case "png" -> "image/png";
            case "webp" -> "image/webp";
            case "svg" -> "image/svg+xml";
            default -> "application/octet-stream";
        };
    }
}
