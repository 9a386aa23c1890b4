package io.techpack.imaging.picture;

import java.io.IOException;
import java.util.Optional;

/**
 * Untrusted bytes to pixels. Size, type and dimensions are checked on the header before a decoder
 * sees the picture; the camera's orientation is applied and all other metadata is dropped.
 * Immutable, any thread.
 */
public final class PictureReader {

    private static final int DEEPEST_CAUSE = 10;

    private final PictureLimits limits;

    public PictureReader(PictureLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads type and dimensions from the header; nothing is decoded and nothing large is allocated.
     */
    public PictureInfo inspect(byte[] bytes) throws UnreadablePicture {
        PictureFormat format = format(bytes);
        PictureHeader header = header(format, bytes);
        return new PictureInfo(format, header.width(), header.height());
    }

    /**
     * Decodes to 8-bit sRGB, upright. Pictures above 16 million pixels come back at a whole
     * fraction of their size.
     *
     * @throws UnreadablePicture when a limit is exceeded or the bytes cannot be decoded, a
     *     decoder's own bugs included
     * @throws OutOfMemoryError when other work leaves no memory for it now, which says nothing of
     *     the picture
     */
    public Picture decode(byte[] bytes) throws UnreadablePicture {
        PictureFormat format = format(bytes);
        PictureHeader header = header(format, bytes);
        try {
            return decoded(bytes, header);
        } catch (IOException | RuntimeException | StackOverflowError fault) {
            requireMemory(fault);
            throw UnreadablePicture.corrupt(format, fault);
        }
    }

    /** Decoders wrap it up as damage, though it says nothing of the picture. */
    private static void requireMemory(Throwable fault) {
        Throwable cause = fault;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof OutOfMemoryError full) {
                throw full;
            }
            cause = cause.getCause();
        }
    }

    private static Picture decoded(byte[] bytes, PictureHeader header)
            throws IOException, UnreadablePicture {
        Orientation orientation =
                header.exifOffset()
                        .map(at -> Orientation.of(bytes, at))
                        .orElse(Orientation.UPRIGHT);
        Reduction rows = new Reduction(header.width(), header.height(), orientation);
        Optional<ColourTransform> colours =
                switch (header) {
                    case JpegHeader jpeg -> JpegDecoder.decode(bytes, jpeg, rows);
                    case PngHeader png -> PngDecoder.decode(bytes, png, rows);
                    case WebpHeader webp -> {
                        WebpDecoder.decode(bytes, webp, rows);
                        yield Optional.empty();
                    }
                };
        return rows.picture(colours);
    }

    private PictureFormat format(byte[] bytes) throws UnreadablePicture {
        limits.requireSize(bytes.length);
        Optional<PictureFormat> format = PictureFormat.of(bytes);
        if (format.isEmpty()) {
            throw new UnreadablePicture(
                    UnreadablePicture.Kind.UNSUPPORTED_TYPE, unsupported(bytes));
        }
        return format.get();
    }

    private static String unsupported(byte[] bytes) {
        return bytes.length == 0
                ? "The picture is empty. Send a JPEG, PNG or WebP."
                : ForeignFormat.of(bytes)
                        .map(ForeignFormat::sentence)
                        .orElse(
                                "This is not a JPEG, PNG or WebP picture, whatever its name says. Convert it to one.");
    }

    private PictureHeader header(PictureFormat format, byte[] bytes) throws UnreadablePicture {
        Optional<? extends PictureHeader> header = PictureHeader.of(format, bytes);
        if (header.isEmpty()) {
            throw UnreadablePicture.corrupt(format);
        }
        limits.requireDimensions(header.get().width(), header.get().height());
        limits.requireMemory(format, header.get());
        return header.get();
    }
}
