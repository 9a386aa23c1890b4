package io.techpack.artifact;

import java.util.Arrays;

/** The types of bytes that are kept. */
public enum ArtifactType {
    JPEG("jpg", "image/jpeg"),
    PNG("png", "image/png"),
    WEBP("webp", "image/webp"),
    SVG("svg", "image/svg+xml");

    private final String extension;
    private final String mediaType;

    ArtifactType(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }

    static ArtifactType ofExtension(String extension) {
        return Arrays.stream(values())
                .filter(type -> type.extension.equals(extension))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "no artifact has the extension '" + extension + "'"));
    }
}
