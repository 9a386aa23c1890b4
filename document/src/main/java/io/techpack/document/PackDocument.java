package io.techpack.document;

import io.techpack.document.pack.Layout;
import io.techpack.document.pack.Pack;
import io.techpack.document.pack.PictureSource;
import io.techpack.document.page.PdfDocument;
import io.techpack.document.table.CsvFile;
import io.techpack.document.table.MeasurementTable;
import io.techpack.document.table.SpreadsheetFile;
import io.techpack.imaging.font.MachineFonts;
import java.util.List;

/**
 * A tech pack on its way to paper. Deterministic: the same pack, layout, pictures and machine fonts
 * give the same bytes. Any thread; {@link #pdf} computes for about half a second.
 */
public final class PackDocument {

    /**
     * Rises whenever documents of the same pack come out differently: part of what tells one
     * document from another without making them.
     */
    private static final int EDITION = 3;

    private final Pack pack;
    private final MeasurementTable table;
    private final PictureSource pictures;
    private final Layout layout;
    private final MachineFonts fonts;

    private PackDocument(Pack pack, PictureSource pictures, Layout layout, MachineFonts fonts) {
        this.pack = pack;
        this.table = MeasurementTable.of(pack);
        this.pictures = pictures;
        this.layout = layout;
        this.fonts = fonts;
        layout.grading().ifPresent(grading -> grading.requireFor(table.lengths()));
    }

    /**
     * @throws io.techpack.document.measure.Grading.Malformed if the layout's rules do not fit the
     *     pack
     */
    public static PackDocument of(Pack pack, PictureSource pictures, Layout layout) {
        return new PackDocument(pack, pictures, layout, MachineFonts.usual());
    }

    /** With other fonts than those of this machine. */
    static PackDocument of(Pack pack, PictureSource pictures, Layout layout, MachineFonts fonts) {
        return new PackDocument(pack, pictures, layout, fonts);
    }

    /** What besides pack and layout decides how a document comes out on this machine. */
    public static String edition() {
        return EDITION + " " + MachineFonts.usual().names();
    }

    /**
     * A file of a tech pack.
     *
     * @param missing the names of pictures that were not there
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes to be sent, never compared
    public record Made(byte[] bytes, List<String> missing) {

        public Made {
            missing = List.copyOf(missing);
        }
    }

    /** As PDF/A-2b; asks for the pictures. */
    public Made pdf() {
        PdfDocument made = PdfDocument.of(pack, table, pictures, layout, fonts);
        return new Made(made.bytes(), made.missing());
    }

    /** The measurements. */
    public byte[] csv() {
        return CsvFile.of(table, layout);
    }

    /** The measurements, the bill of materials and the colours. */
    public byte[] xlsx() {
        return SpreadsheetFile.of(pack, table, layout);
    }

    /** All of it in one file, ready to be written; makes the PDF and the tables. */
    public PackArchive archive() {
        return new PackArchive(pack, pictures, pdf(), csv(), xlsx());
    }
}
