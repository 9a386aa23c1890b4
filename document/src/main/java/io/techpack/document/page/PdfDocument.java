package io.techpack.document.page;

import io.techpack.document.font.CleanText;
import io.techpack.document.font.Fonts;
import io.techpack.document.pack.CloseUp;
import io.techpack.document.pack.Layout;
import io.techpack.document.pack.Pack;
import io.techpack.document.pack.PictureSource;
import io.techpack.document.pack.View;
import io.techpack.document.page.PictureGrid.Item;
import io.techpack.document.table.Labels;
import io.techpack.document.table.MeasurementTable;
import io.techpack.imaging.font.MachineFonts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * A tech pack as PDF/A-2b. The same pack, pictures and fonts make the same bytes. Any thread.
 *
 * @param missing the names of pictures that were not there, each of which is a gap on its page
 */
@SuppressWarnings("ArrayRecordComponent") // bytes to be sent, never compared
public record PdfDocument(byte[] bytes, List<String> missing) {

    public PdfDocument {
        missing = List.copyOf(missing);
    }

    public static PdfDocument of(
            Pack pack,
            MeasurementTable table,
            PictureSource source,
            Layout layout,
            MachineFonts machine) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.setVersion(1.7f);
            Pictures pictures = new Pictures(document, source);
            pages(document, pack, table, layout, pictures, Fonts.of(document, machine));
            Metadata.write(document, title(pack), pack.updatedAt());
            document.save(bytes);
            return new PdfDocument(bytes.toByteArray(), pictures.missing());
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory takes what is written to it", impossible);
        }
    }

    private static void pages(
            PDDocument document,
            Pack pack,
            MeasurementTable table,
            Layout layout,
            Pictures pictures,
            Fonts fonts)
            throws IOException {
        String date = Dates.day(pack.updatedAt());
        Book book = new Book(document, fonts, layout.paper(), pack.product(), date);
        Canvas cover = book.blank();
        FlatPages.draw(book, pack, table, pictures, layout.units());
        MeasurePages.draw(book, table, pack.contradictions(), layout);
        coloursAndMaterials(book, pack);
        ConstructionPages.draw(book, pack);
        PictureGrid.draw(
                book,
                "Close-ups",
                "Cut out of the views, what is nearly black brightened; the number is that of the shot.",
                pack.closeUps().stream().map(PdfDocument::item).toList(),
                pictures);
        PictureGrid.draw(
                book, "Views", "", pack.views().stream().map(PdfDocument::item).toList(), pictures);
        HistoryPages.draw(book, pack);
        CoverPage.draw(cover, book, pack, pictures, date);
        book.finish();
    }

    private static void coloursAndMaterials(Book book, Pack pack) throws IOException {
        if (ColourPages.isEmpty(pack) && MaterialPages.isEmpty(pack)) {
            return;
        }
        Flow flow =
                Flow.section(
                        book,
                        "Colours and materials",
                        "sRGB as photographed; match against a physical standard before dyeing.");
        ColourPages.draw(flow, pack);
        MaterialPages.draw(flow, pack);
    }

    private static Item item(CloseUp closeUp) {
        return new Item(
                closeUp.picture(), closeUp.order() + "   " + closeUp.name(), closeUp.purpose());
    }

    private static Item item(View view) {
        return new Item(
                view.picture(),
                Labels.of(view.side()),
                "%s sure%s"
                        .formatted(
                                Labels.percent(view.confidence()),
                                view.revision().isBlank() ? "" : "   ·   " + view.revision()));
    }

    private static String title(Pack pack) {
        return CleanText.cut("Tech pack " + CleanText.line(pack.product()), 250);
    }
}
