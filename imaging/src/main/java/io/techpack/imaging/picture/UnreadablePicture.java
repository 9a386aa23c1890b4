package io.techpack.imaging.picture;

/**
 * The one way in which reading a picture fails. The message is a sentence for the person who sent
 * the picture: what was wrong and what to do. It never quotes the picture's bytes.
 */
public final class UnreadablePicture extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Kind {
        /** Not JPEG, PNG or WebP by its bytes, or empty. */
        UNSUPPORTED_TYPE,
        /** More bytes than the limit. */
        TOO_LARGE,
        /** Too few or too many pixels, by its header. */
        BAD_DIMENSIONS,
        /** Decoding it would take more memory or time than is allowed. */
        TOO_COSTLY,
        /** The header or the pixels cannot be decoded. */
        CORRUPT
    }

    private final Kind kind;

    UnreadablePicture(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    UnreadablePicture(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** The same as {@link #getMessage()}, never null. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    static UnreadablePicture tooCostly(String sentence) {
        return new UnreadablePicture(Kind.TOO_COSTLY, sentence);
    }

    static UnreadablePicture corrupt(PictureFormat format, Throwable cause) {
        return new UnreadablePicture(
                Kind.CORRUPT,
                "The %s picture is damaged or incomplete. Export it again.".formatted(format),
                cause);
    }

    static UnreadablePicture corrupt(PictureFormat format) {
        return new UnreadablePicture(
                Kind.CORRUPT,
                "The %s picture is damaged or incomplete. Export it again.".formatted(format));
    }
}
