package io.techpack.imaging.studio;

import io.techpack.imaging.raster.Lab;

/**
 * Moves a product's main colour to another in Lab and keeps the shading. Of a strong colour all
 * tones go along, paler, deeper and more vivid ones: a check or a stripe is woven of them. Other
 * hues, such as a print's, and black and white stay as they are.
 */
record Recolouring(Lab from, Lab to) {

    /** ΔE, with lightness discounted, at which a colour counts as another one by 63 %. */
    private static final double REACH = 24;

    private static final double SHADE = 0.06;

    /** From this chroma on a colour has a hue that its tones share. */
    private static final double VIVID = 20;

    /** How much of its chroma a tone needs to be clearly one of that hue. */
    private static final double TONE = 0.5;

    /** What a more vivid tone of the same hue differs by counts this much. */
    private static final double MORE_VIVID = 0.1;

    Lab apply(Lab old) {
        return from.chroma() > VIVID ? toned(old) : shifted(old);
    }

    /** Grey has no hue: what is near it moves as it does. */
    private Lab shifted(Lab old) {
        double da = old.a() - from.a();
        double db = old.b() - from.b();
        double share = share(SHADE * squared(old.l() - from.l()) + da * da + db * db);
        double kept = kept();
        return new Lab(
                lightness(old, share),
                mix(old.a(), to.a() + da * kept, share),
                mix(old.b(), to.b() + db * kept, share));
    }

    /** Turns the hue and scales the chroma; what has little of it, such as black, stays. */
    private Lab toned(Lab old) {
        double fa = from.a() / from.chroma();
        double fb = from.b() / from.chroma();
        double along = old.a() * fa + old.b() * fb;
        double across = old.b() * fa - old.a() * fb;
        double more = along - from.chroma();
        double near = squared(more) * (more > 0 ? MORE_VIVID : 1) + squared(across);
        double hue = share(squared(Math.min(0, along)) + squared(across));

        double ta = to.chroma() < 1e-6 ? fa : to.a() / to.chroma();
        double tb = to.chroma() < 1e-6 ? fb : to.b() / to.chroma();
        double chroma = more > 0 ? to.chroma() + more * kept() : paler(along);
        double side = across * kept();
        return new Lab(
                lightness(old, share(SHADE * squared(old.l() - from.l()) + near)),
                mix(old.a(), chroma * ta - side * tb, hue),
                mix(old.b(), chroma * tb + side * ta, hue));
    }

    private double paler(double along) {
        double tone = along / from.chroma();
        return tone <= 0 ? along : to.chroma() * tone * Math.min(1, tone / TONE);
    }

    private double lightness(Lab old, double share) {
        double dl = old.l() - from.l();
        double contrast = Math.clamp((to.l() + 15) / (from.l() + 15), 0.55, 1.15);
        double headroom = dl > 0 ? Math.min(1, (100 - to.l()) / Math.max(1, 100 - from.l())) : 1;
        return Math.clamp(mix(old.l(), to.l() + dl * contrast * headroom, share), 0, 100);
    }

    private double kept() {
        return Math.min(0.7, (to.chroma() + 4) / (from.chroma() + 12));
    }

    private static double share(double distance2) {
        return Math.exp(-distance2 / (REACH * REACH));
    }

    private static double squared(double value) {
        return value * value;
    }

    private static double mix(double old, double changed, double share) {
        return old + (changed - old) * share;
    }
}
