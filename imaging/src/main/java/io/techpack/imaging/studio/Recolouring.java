package io.techpack.imaging.studio;

import io.techpack.imaging.raster.Lab;
import io.techpack.imaging.raster.LabRaster;

/** Moves a product's main colour to another in Lab and keeps the shading; lesser colours move along. */
record Recolouring(Lab from, Lab to) {

    /** Shading is kept in proportion, but never flattened to nothing nor blown up. */
    Lab apply(LabRaster raster, int i) {
        double contrast = Math.clamp((to.l() + 15) / (from.l() + 15), 0.55, 1.35);
        double headroom = to.l() > 88 ? 0.8 : 1;
        double l = to.l() + (raster.l()[i] - from.l()) * contrast * headroom;
        double keptA = raster.a()[i] - from.a();
        double keptB = raster.b()[i] - from.b();
        return new Lab(Math.clamp(l, 0, 100), to.a() + keptA * 0.7, to.b() + keptB * 0.7);
    }
}
