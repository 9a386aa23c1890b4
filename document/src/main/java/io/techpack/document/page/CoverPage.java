package io.techpack.document.page;

import io.techpack.document.pack.Colour;
import io.techpack.document.pack.Flat;
import io.techpack.document.pack.Kind;
import io.techpack.document.pack.Pack;
import io.techpack.document.pack.View;
import io.techpack.document.page.Facts.Fact;
import io.techpack.document.table.Labels;
import io.techpack.imaging.sketch.DisplayList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The first page: the product at a glance, and what is on the others. */
final class CoverPage {

    private static final double GUTTER = 30;
    private static final int SHORT_NAME = 26;

    /** Of which revisions the pack is. */
    private static final int MOST_LINES = 5;

    private CoverPage() {}

    /** Drawn last, when it is known what is where. */
    static void draw(Canvas canvas, Book book, Pack pack, Pictures pictures, String date)
            throws IOException {
        Box area = book.area();
        Box hero = new Box(area.x(), area.y(), area.width() * 0.44, area.height());
        pictures.draw(canvas, pack.leadingView().map(View::picture).orElse(""), hero);
        double x = hero.right() + GUTTER;
        double width = area.right() - x;
        double y = title(canvas, pack, x, area.y(), width);
        y = Facts.draw(canvas, facts(pack, date), x, y, width, 2) + 6;
        y = palette(canvas, pack, x, y, width);
        if (!pack.madeOf().isBlank()) {
            y = canvas.paragraph(Style.SMALL, pack.madeOf(), x, y, width, MOST_LINES) + 6;
        }
        double flats = flats(canvas, pack, pictures, new Box(x, area.bottom() - 104, width, 104));
        contents(canvas, book.contents(), x, y, width, flats);
    }

    private static double title(Canvas canvas, Pack pack, double x, double top, double width)
            throws IOException {
        canvas.text(Style.LABEL, "TECH PACK", x, top + 8);
        Style style = pack.product().length() <= SHORT_NAME ? Style.DISPLAY : Style.DISPLAY_SMALL;
        double y = canvas.paragraph(style, pack.product(), x, top + 18, width, 3) + 2;
        Optional<Kind> kind = pack.kind();
        if (kind.isPresent()) {
            y = canvas.paragraph(Style.LEAD, Labels.of(kind.get().name()), x, y, width, 1);
        }
        canvas.rule(x, y + 8, width, Tone.RULE);
        return y + 18;
    }

    private static List<Fact> facts(Pack pack, String date) {
        List<Fact> facts = new ArrayList<>();
        pack.kind()
                .ifPresent(kind -> {
                    facts.add(
                            new Fact(
                                    "Category",
                                    "%s, %s sure"
                                            .formatted(
                                                    Labels.of(kind.category()),
                                                    Labels.percent(kind.confidence()))));
                    facts.add(new Fact("Because", kind.why()));
                    facts.add(new Fact("May also be", String.join(", ", kind.alternatives())));
                });
        facts.add(new Fact("Date", date));
        for (View view : pack.views().stream().limit(4).toList()) {
            facts.add(new Fact(Labels.of(view.side()) + " revision", view.revision()));
        }
        return facts;
    }

    private static double palette(Canvas canvas, Pack pack, double x, double top, double width)
            throws IOException {
        List<Colour> colours =
                pack.leadingView().map(View::colours).orElse(List.of()).stream()
                        .filter(colour -> colour.rgb().isPresent())
                        .limit(5)
                        .toList();
        double step = width / 5;
        for (int i = 0; i < colours.size(); i++) {
            Colour colour = colours.get(i);
            double left = x + i * step;
            Box swatch = new Box(left, top, step - 8, 16);
            canvas.fill(swatch, colour.rgb().orElseThrow());
            canvas.frame(swatch, Tone.RULE);
            canvas.paragraph(Style.SMALL, colour.name(), left, top + 19, step - 8, 1);
        }
        return colours.isEmpty() ? top : top + 38;
    }

    private static void contents(
            Canvas canvas,
            List<Book.Entry> contents,
            double x,
            double top,
            double width,
            double end)
            throws IOException {
        canvas.text(Style.LABEL, "CONTENTS", x, top + 8);
        canvas.rule(x, top + 13, width, Tone.HAIR);
        double y = top + 17;
        for (Book.Entry entry : contents) {
            if (y + Style.BODY.leading() > end) {
                return;
            }
            canvas.text(Style.BODY, entry.title(), x, y + Style.BODY.size());
            canvas.textRight(
                    Style.QUIET, Integer.toString(entry.page()), x + width, y + Style.BODY.size());
            y += Style.BODY.leading() + 0.8;
        }
    }

    /** Returns where they begin. */
    private static double flats(Canvas canvas, Pack pack, Pictures pictures, Box box)
            throws IOException {
        List<Flat> flats = pack.flats().stream().limit(3).toList();
        if (flats.isEmpty()) {
            return box.bottom();
        }
        double step = (box.width() + 8) / 3;
        for (int i = 0; i < flats.size(); i++) {
            Flat flat = flats.get(i);
            Box place = new Box(box.x() + i * step, box.y(), step - 8, box.height() - 13);
            canvas.frame(place, Tone.HAIR);
            Optional<DisplayList> drawing = pictures.drawing(flat.vector());
            if (drawing.isPresent()) {
                canvas.drawing(DrawingPart.plain(drawing.get()), place.inset(5));
            } else {
                pictures.draw(canvas, flat.picture(), place);
            }
            canvas.text(Style.SMALL, Labels.of(flat.side()), place.x(), box.bottom());
        }
        return box.y() - 6;
    }
}
