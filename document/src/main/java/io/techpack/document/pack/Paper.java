package io.techpack.document.pack;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The size of the pages, in points and lying: a flat beside its tables is wider than high. */
public enum Paper {
    A4(841.89, 595.28),
    LETTER(792, 612);

    private final double width;
    private final double height;

    Paper(double width, double height) {
        this.width = width;
        this.height = height;
    }

    /** The paper of that id, such as {@code a4}, or empty. */
    public static Optional<Paper> find(String id) {
        return Arrays.stream(values()).filter(paper -> paper.id().equals(id)).findFirst();
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public double width() {
        return width;
    }

    public double height() {
        return height;
    }
}
