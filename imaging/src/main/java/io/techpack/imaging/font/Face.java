package io.techpack.imaging.font;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The two faces of the one typeface, which the build puts into the jar. Any thread. */
public enum Face {
    REGULAR("DejaVuSansCondensed.ttf"),
    BOLD("DejaVuSansCondensed-Bold.ttf");

    private final String file;

    Face(String file) {
        this.file = file;
    }

    /** The whole font file, read anew. */
    public byte[] bytes() throws IOException {
        try (InputStream stream = Face.class.getResourceAsStream(file)) {
            return Objects.requireNonNull(stream, file + " is not in the jar").readAllBytes();
        }
    }
}
