package io.techpack.document.page;

import java.io.IOException;
import java.util.List;

/** Pictures with captions, in rows; as large as their number allows. */
final class PictureGrid {

    private static final double GAP = 16;
    private static final double CAPTION = 46;
    private static final int MOST_ON_A_PAGE = 8;

    private PictureGrid() {}

    /** A picture's name, and what stands below it. */
    record Item(String picture, String title, String text) {}

    static void draw(Book book, String title, String aside, List<Item> items, Pictures pictures)
            throws IOException {
        for (int first = 0; first < items.size(); first += MOST_ON_A_PAGE) {
            Canvas canvas = first == 0 ? book.section(title, aside) : book.continued(title);
            page(
                    canvas,
                    book.body(),
                    items.subList(first, Math.min(first + MOST_ON_A_PAGE, items.size())),
                    pictures,
                    columns(items.size()));
        }
    }

    private static int columns(int all) {
        return all <= 3 ? Math.max(all, 2) : all == 4 ? 4 : all <= 6 ? 3 : 4;
    }

    private static void page(
            Canvas canvas, Box body, List<Item> items, Pictures pictures, int columns)
            throws IOException {
        int rows = (items.size() + columns - 1) / columns;
        int tall = Math.max(rows, items.size() > 4 ? 2 : 1);
        double width = (body.width() - (columns - 1) * GAP) / columns;
        double height = (body.height() - (tall - 1) * GAP) / tall;
        double picture = Math.min(height - CAPTION, width * 1.25);
        double y = body.y();
        for (int first = 0; first < items.size(); first += columns) {
            List<Item> row = items.subList(first, Math.min(first + columns, items.size()));
            // no higher than the highest picture in it, so that captions stand close to theirs
            double high = 0;
            for (Item item : row) {
                Box place = pictures.place(item.picture(), new Box(0, 0, width, picture));
                high = Math.max(high, place.height());
            }
            for (int i = 0; i < row.size(); i++) {
                Item item = row.get(i);
                double x = body.x() + i * (width + GAP);
                Box cell = new Box(x, y, width, high);
                Box place = pictures.place(item.picture(), cell);
                pictures.draw(
                        canvas,
                        item.picture(),
                        new Box(x, cell.bottom() - place.height(), place.width(), place.height()));
                double text =
                        canvas.paragraph(
                                Style.STRONG, item.title(), x, cell.bottom() + 5, width, 1);
                canvas.paragraph(Style.SMALL, item.text(), x, text, width, 3);
            }
            y += high + CAPTION + GAP;
        }
    }
}
