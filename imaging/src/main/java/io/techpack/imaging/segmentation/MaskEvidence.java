package io.techpack.imaging.segmentation;

import io.techpack.imaging.raster.Box;
import io.techpack.imaging.raster.LabRaster;
import io.techpack.imaging.raster.Mask;

/**
 * What speaks for and against a mask.
 *
 * @param areaShare product pixels over all pixels
 * @param borderTouch share of the picture's border that is product: it was cut off
 * @param contrast mean ΔE*ab across the mask's edge
 * @param modelAgreement share of pixels whose colour alone says the same as the mask
 * @param symmetry overlap of the mask with its mirror image, 0 to 1
 */
public record MaskEvidence(
        double areaShare,
        double borderTouch,
        double contrast,
        double modelAgreement,
        double symmetry) {

    private static final int REACH = 3;

    static MaskEvidence of(LabRaster raster, Mask mask, double modelAgreement) {
        return new MaskEvidence(
                mask.area() / (double) mask.size(),
                borderTouch(mask),
                contrast(raster, mask),
                modelAgreement,
                symmetry(mask));
    }

    /** A product of logistic doubts, capped to 0.02–0.97; constants fitted by eye on 84 photos. */
    double confidence() {
        double doubtfulArea = areaShare < 0.03 ? 0.2 : areaShare > 0.85 ? 0.3 : 1;
        double confidence =
                logistic((contrast - 14) / 5)
                        * logistic((modelAgreement - 0.86) / 0.04)
                        * (1 - Math.min(1, borderTouch * 2.2))
                        * doubtfulArea;
        return Math.clamp(confidence, 0.02, 0.97);
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double borderTouch(Mask mask) {
        int width = mask.width();
        int height = mask.height();
        int touched = 0;
        for (int x = 0; x < width; x++) {
            touched += (mask.at(x, 0) ? 1 : 0) + (mask.at(x, height - 1) ? 1 : 0);
        }
        for (int y = 0; y < height; y++) {
            touched += (mask.at(0, y) ? 1 : 0) + (mask.at(width - 1, y) ? 1 : 0);
        }
        return touched / (2.0 * (width + height));
    }

    private static double contrast(LabRaster raster, Mask mask) {
        Mask inner = mask.eroded(1);
        int width = mask.width();
        double sum = 0;
        int count = 0;
        for (int y = REACH + 1; y < mask.height() - REACH - 1; y++) {
            for (int x = REACH + 1; x < width - REACH - 1; x++) {
                int i = y * width + x;
                if (mask.at(i) && !inner.at(i)) {
                    double across = raster.distance2(i + REACH, i - REACH);
                    double along = raster.distance2(i + REACH * width, i - REACH * width);
                    sum += Math.sqrt(Math.max(across, along));
                    count++;
                }
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private static double symmetry(Mask mask) {
        Box box = mask.bounds();
        int both = 0;
        int either = 0;
        for (int y = box.top(); y <= box.bottom(); y++) {
            for (int x = box.left(); x <= box.right(); x++) {
                boolean here = mask.at(x, y);
                boolean there = mask.at(box.left() + box.right() - x, y);
                both += here && there ? 1 : 0;
                either += here || there ? 1 : 0;
            }
        }
        return either == 0 ? 0 : both / (double) either;
    }
}
