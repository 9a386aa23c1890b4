package io.techpack.imaging.picture;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Untrusted bytes to pixels. Size, type and dimensions are checked on the header before a decoder
 * sees the picture; the camera's orientation is applied and all other metadata is dropped.
 * Immutable, any thread.
 */
public final class PictureReader {

    /**
     * Above this a picture is decoded at half or a third of its size: the analysis needs far less.
     */
    private static final long FULL_SIZE_PIXELS = 16_000_000L;

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
     * Decodes to 8-bit ARGB, upright. Pictures above 16 million pixels come back at a whole
     * fraction of their size.
     *
     * @throws UnreadablePicture when a limit is exceeded or the bytes cannot be decoded, a
     *     decoder's own bugs included
     */
    public Picture decode(byte[] bytes) throws UnreadablePicture {
        PictureFormat format = format(bytes);
        PictureHeader header = header(format, bytes);
        if (!Completeness.holds(format, bytes)) {
            throw UnreadablePicture.corrupt(format);
        }
        try {
            BufferedImage image = pixels(format, bytes);
            Orientation orientation =
                    header.exifOffset()
                            .map(at -> Orientation.of(bytes, at))
                            .orElse(Orientation.UPRIGHT);
            return Picture.of(upright(image, orientation));
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError fault) {
            throw UnreadablePicture.corrupt(format, fault);
        }
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
        return header.get();
    }

    private BufferedImage pixels(PictureFormat format, byte[] bytes)
            throws IOException, UnreadablePicture {
        ImageReader reader = Decoders.reader(format);
        try (ImageInputStream input =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(input, true, true);
            // A file can carry two headers that disagree; what counts is what the decoder will
            // allocate.
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            limits.requireDimensions(width, height);
            ImageReadParam parameters = reader.getDefaultReadParam();
            int step = 1;
            while ((long) (width / step) * (height / step) > FULL_SIZE_PIXELS) {
                step++;
            }
            parameters.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, parameters);
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage upright(BufferedImage image, Orientation orientation) {
        if (orientation == Orientation.UPRIGHT) {
            return image;
        }
        int width = image.getWidth();
        int height = image.getHeight();
        boolean swap = orientation.swapsSides();
        int type =
                image.getColorModel().hasAlpha()
                        ? BufferedImage.TYPE_INT_ARGB
                        : BufferedImage.TYPE_INT_RGB;
        BufferedImage turned =
                new BufferedImage(swap ? height : width, swap ? width : height, type);
        Graphics2D graphics = turned.createGraphics();
        graphics.drawImage(image, orientation.transform(width, height), null);
        graphics.dispose();
        return turned;
    }
}
