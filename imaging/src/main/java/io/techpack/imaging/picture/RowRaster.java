package io.techpack.imaging.picture;

import java.awt.Point;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A raster without pixels, into which a decoder that sets one row after the other can be made to
 * write: each row goes straight on. A decoder that begins anew for each of several passes is
 * followed: only the last one's rows are taken. For one thread.
 */
final class RowRaster extends WritableRaster {

    private static final int[] RED_GREEN_BLUE = {0, 1, 2};

    private final Reduction into;
    private final byte[] row;
    private final int passes;
    private int pass;

    private RowRaster(SampleModel model, int passes, Reduction into) {
        super(model, new DataBufferByte(1), new Point());
        this.into = into;
        this.passes = passes;
        this.row = new byte[3 * model.getWidth()];
    }

    /**
     * An image for a decoder to write into; nothing can be read from it.
     *
     * @param passes how often the decoder puts the whole picture out
     */
    static BufferedImage image(int width, int height, int passes, Reduction into) {
        ColorModel colours =
                new ComponentColorModel(
                        ColorSpace.getInstance(ColorSpace.CS_sRGB),
                        false,
                        false,
                        ColorModel.OPAQUE,
                        DataBuffer.TYPE_BYTE);
        SampleModel model =
                new PixelInterleavedSampleModel(
                        DataBuffer.TYPE_BYTE, width, height, 3, 3 * width, RED_GREEN_BLUE);
        return new BufferedImage(colours, new RowRaster(model, passes, into), false, null);
    }

    @Override
    public void setRect(int dx, int dy, Raster source) {
        if (dy == 0) {
            pass++;
            into.restart();
        }
        if (pass < passes) {
            return;
        }
        try {
            for (int y = 0; y < source.getHeight(); y++) {
                source.getDataElements(source.getMinX(), source.getMinY() + y, getWidth(), 1, row);
                into.accept(row);
            }
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }
}
