package io.techpack.imaging.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageReader;

/** A WebP's rows; of an animation the first frame, on its canvas. */
final class WebpDecoder {

    private WebpDecoder() {}

    /** The decoder turns the colours to sRGB itself. */
    static void decode(byte[] bytes, WebpHeader header, Reduction into)
            throws IOException, UnreadablePicture {
        WebpFrame frame =
                WebpFrame.of(Bytes.littleEndian(bytes), header)
                        .filter(found -> found.fits(header))
                        .orElseThrow(() -> UnreadablePicture.corrupt(PictureFormat.WEBP));
        BufferedImage image = image(bytes);
        if (image.getWidth() != frame.width() || image.getHeight() != frame.height()) {
            throw UnreadablePicture.corrupt(PictureFormat.WEBP);
        }
        int[] row = new int[header.width()];
        for (int y = 0; y < header.height(); y++) {
            int inFrame = y - frame.y();
            if (inFrame >= 0 && inFrame < frame.height()) {
                image.getRGB(0, inFrame, frame.width(), 1, row, frame.x(), frame.width());
            } else {
                Arrays.fill(row, 0);
            }
            into.accept(row);
        }
    }

    private static BufferedImage image(byte[] bytes) throws IOException {
        ImageReader reader = Decoders.webp();
        try (WebpInput input = new WebpInput(bytes)) {
            reader.setInput(input, true, true);
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }
}
