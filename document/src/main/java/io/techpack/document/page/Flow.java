package io.techpack.document.page;

import java.io.IOException;

/** Fills the pages of a section from top to bottom. For one thread. */
final class Flow {

    private final Book book;
    private final String title;
    private Canvas canvas;
    private Box area;
    private double y;

    /** The flow of a new section. */
    static Flow section(Book book, String title, String aside) throws IOException {
        return new Flow(book, title, book.section(title, aside), book.body());
    }

    /** The flow in a part of a page; what does not fit goes on in the same column of the next. */
    Flow(Book book, String title, Canvas canvas, Box area) {
        this.book = book;
        this.title = title;
        this.canvas = canvas;
        this.area = area;
        this.y = area.y();
    }

    Canvas canvas() {
        return canvas;
    }

    Box area() {
        return area;
    }

    double y() {
        return y;
    }

    void space(double points) {
        y += points;
    }

    /** Begins a new page if there is not so much room left; returns whether it did. */
    boolean require(double points) throws IOException {
        if (y + points <= area.bottom() || y <= area.y()) {
            return false;
        }
        canvas = book.continued(title);
        area = new Box(area.x(), book.body().y(), area.width(), book.body().height());
        y = area.y();
        return true;
    }

    void heading(String text) throws IOException {
        if (y > area.y()) {
            space(10);
        }
        require(Style.HEADING.leading() + 40);
        y = canvas.paragraph(Style.HEADING, text, area.x(), y, area.width(), 1) + 3;
    }

    void paragraph(Style style, String text) throws IOException {
        for (String line : canvas.lines().wrap(style, text, area.width(), 60)) {
            require(style.leading());
            canvas.text(style, line, area.x(), y + style.size());
            y += style.leading();
        }
        y += 4;
    }
}
