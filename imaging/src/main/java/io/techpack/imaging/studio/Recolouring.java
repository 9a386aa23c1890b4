package io.techpack.imaging.studio;

import io.techpack.imaging.raster.Lab;

/**
 * Moves a product's main colour to another in Lab and keeps the shading. Colours far from the main
 * one, such as a print's, stay as they are.
 */
record Recolouring(Lab from, Lab to) {

    /** ΔE, with lightness discounted, at which a colour counts as another one by 63 %. */
    private static final double REACH = 24;

    private static final double SHADE = 0.06;

    Lab apply(Lab old) {
        double dl = old.l() - from.l();
        double da = old.a() - from.a();
        double db = old.b() - from.b();
        double distance2 = SHADE * dl * dl + da * da + db * db;
        double share = Math.exp(-distance2 / (REACH * REACH));
        double kept = Math.min(0.7, (to.chroma() + 4) / (from.chroma() + 12));
        double contrast = Math.clamp((to.l() + 15) / (from.l() + 15), 0.55, 1.15);
        double headroom = dl > 0 ? Math.min(1, (100 - to.l()) / Math.max(1, 100 - from.l())) : 1;
        double l = to.l() + dl * contrast * headroom;
        return new Lab(
                Math.clamp(mix(old.l(), l, share), 0, 100),
                mix(old.a(), to.a() + da * kept, share),
                mix(old.b(), to.b() + db * kept, share));
    }

    private static double mix(double old, double changed, double share) {
        return old + (changed - old) * share;
    }
}
