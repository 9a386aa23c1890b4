package io.techpack.gateway.downloads;

import java.util.Locale;

/** As what a tech pack can be had. */
enum FileType {
    PDF("application/pdf"),
    ZIP("application/zip");

    private final String mediaType;

    FileType(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }
}
