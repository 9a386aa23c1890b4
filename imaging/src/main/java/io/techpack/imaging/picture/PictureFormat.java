package io.techpack.imaging.picture;

import java.util.Optional;

/** The encodings that are accepted, told by their first bytes and never by a file's name. */
public enum PictureFormat {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    WEBP("image/webp", "webp");

    private final String mediaType;
    private final String extension;

    PictureFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** The IANA media type, as in a {@code Content-Type} header. */
    public String mediaType() {
        return mediaType;
    }

    /** The usual file extension, without a dot. */
    public String extension() {
        return extension;
    }

    /** The format that the magic bytes announce, if it is one of these. */
    public static Optional<PictureFormat> of(byte[] bytes) {
        if (Bytes.startsWith(bytes, 0, 0xFF, 0xD8, 0xFF)) {
            return Optional.of(JPEG);
        }
        if (Bytes.startsWith(bytes, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return Optional.of(PNG);
        }
        if (Bytes.startsWith(bytes, 0, 'R', 'I', 'F', 'F')
                && Bytes.startsWith(bytes, 8, 'W', 'E', 'B', 'P')) {
            return Optional.of(WEBP);
        }
        return Optional.empty();
    }
}
