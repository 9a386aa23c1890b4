package io.techpack.document.page;

/** The few colours of the pages, 0xRRGGBB. */
final class Tone {

    static final int INK = 0x1B1D21;
    static final int MUTED = 0x666C75;
    static final int FAINT = 0x959BA3;
    static final int RULE = 0xD7DADE;
    static final int HAIR = 0xE9EBED;
    static final int PANEL = 0xF5F6F7;

    private Tone() {}
}
