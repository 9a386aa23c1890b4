package io.techpack.document.page;

import io.techpack.imaging.font.Face;

/** The one type scale; sizes and leadings in points. */
enum Style {
    DISPLAY(Face.BOLD, 25, 30, Tone.INK),
    DISPLAY_SMALL(Face.BOLD, 17, 21.5, Tone.INK),
    TITLE(Face.BOLD, 15, 19, Tone.INK),
    LEAD(Face.REGULAR, 11, 15, Tone.MUTED),
    HEADING(Face.BOLD, 9.5, 13, Tone.INK),
    STRONG(Face.BOLD, 8.5, 11.5, Tone.INK),
    BODY(Face.REGULAR, 8.5, 11.5, Tone.INK),
    QUIET(Face.REGULAR, 8.5, 11.5, Tone.MUTED),
    SMALL(Face.REGULAR, 7.2, 9.8, Tone.MUTED),
    LABEL(Face.BOLD, 6.8, 9.5, Tone.FAINT);

    private final Face face;
    private final double size;
    private final double leading;
    private final int rgb;

    Style(Face face, double size, double leading, int rgb) {
        this.face = face;
        this.size = size;
        this.leading = leading;
        this.rgb = rgb;
    }

    Face face() {
        return face;
    }

    double size() {
        return size;
    }

    double leading() {
        return leading;
    }

    int rgb() {
        return rgb;
    }
}
