package io.techpack.document.page;

import io.techpack.document.font.CleanText;
import io.techpack.document.font.Fonts;
import io.techpack.document.pack.Paper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;

/** The pages in their order, with headers, footers and bookmarks. For one thread. */
final class Book {

    static final double MARGIN = 40;
    private static final double TOP = 74;
    private static final double FOOTER = 46;

    private final PDDocument document;
    private final Fonts fonts;
    private final Paper paper;
    private final String product;
    private final String date;
    private final List<Leaf> leaves = new ArrayList<>();
    private final List<Entry> contents = new ArrayList<>();

    Book(PDDocument document, Fonts fonts, Paper paper, String product, String date) {
        this.document = document;
        this.fonts = fonts;
        this.paper = paper;
        this.product = CleanText.line(product);
        this.date = date;
    }

    private record Leaf(PDPage page, Canvas canvas) {}

    /**
     * A line of the contents.
     *
     * @param page from 1
     */
    record Entry(String title, int page) {}

    List<Entry> contents() {
        return List.copyOf(contents);
    }

    /** All of a page between its margins. */
    Box area() {
        return new Box(
                MARGIN, MARGIN, paper.width() - 2 * MARGIN, paper.height() - MARGIN - FOOTER);
    }

    /** What is below a page's title. */
    Box body() {
        return new Box(MARGIN, TOP, paper.width() - 2 * MARGIN, paper.height() - TOP - FOOTER);
    }

    /** A page without a title. */
    Canvas blank() throws IOException {
        PDPage page = new PDPage(new PDRectangle((float) paper.width(), (float) paper.height()));
        document.addPage(page);
        Canvas canvas = new Canvas(new PDPageContentStream(document, page), paper.height(), fonts);
        leaves.add(new Leaf(page, canvas));
        return canvas;
    }

    /** The first page of a section, which the contents name. */
    Canvas section(String title, String aside) throws IOException {
        contents.add(new Entry(title, leaves.size() + 1));
        return titled(title, aside);
    }

    /** One more page of it. */
    Canvas continued(String title) throws IOException {
        return titled(title + ", continued", "");
    }

    private Canvas titled(String title, String aside) throws IOException {
        Canvas canvas = blank();
        Box area = area();
        double room = area.width() * 0.6;
        canvas.text(
                Style.TITLE,
                canvas.lines().fit(Style.TITLE, title, area.width() - room),
                area.x(),
                area.y() + 14);
        canvas.textRight(
                Style.SMALL,
                canvas.lines().fit(Style.SMALL, aside, room),
                area.right(),
                area.y() + 14);
        canvas.rule(area.x(), area.y() + 23, area.width(), Tone.RULE);
        return canvas;
    }

    /** Footers and bookmarks; no page is drawn on after this. */
    void finish() throws IOException {
        for (int i = 0; i < leaves.size(); i++) {
            Canvas canvas = leaves.get(i).canvas();
            footer(canvas, i + 1);
            canvas.close();
        }
        PDDocumentOutline outline = new PDDocumentOutline();
        for (Entry entry : contents) {
            PDPageFitDestination place = new PDPageFitDestination();
            place.setPage(leaves.get(entry.page() - 1).page());
            PDOutlineItem item = new PDOutlineItem();
            item.setTitle(entry.title());
            item.setDestination(place);
            outline.addLast(item);
        }
        document.getDocumentCatalog().setDocumentOutline(outline);
    }

    private void footer(Canvas canvas, int number) throws IOException {
        double y = paper.height() - 24;
        double right = paper.width() - MARGIN;
        int substituted = canvas.substituted();
        canvas.rule(MARGIN, y - 12, right - MARGIN, Tone.HAIR);
        canvas.text(Style.SMALL, canvas.lines().fit(Style.SMALL, product, 330), MARGIN, y);
        canvas.textRight(Style.SMALL, number + " / " + leaves.size(), right, y);
        canvas.textRight(
                Style.SMALL,
                substituted == 0
                        ? date
                        : "\uFFFD stands for characters that this document has no font for   ·   "
                                + date,
                right - 50,
                y);
    }
}
