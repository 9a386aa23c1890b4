package io.techpack.imaging.studio;

import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.raster.Interruption;
import io.techpack.imaging.raster.Lab;
import io.techpack.imaging.raster.LabRaster;
import io.techpack.imaging.raster.Mask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Changes colours of the whole picture, of the product or of its background; the edge between them
 * is soft. Deterministic, any thread.
 */
public final class PixelRetouching {

    /** Above this much colour a background is a painted one, no reference for grey. */
    private static final double NEARLY_GREY = 16;

    private static final double GREY = 1.5;
    private static final int BACKGROUND_MARGIN = 4;

    private final LabRaster raster;
    private final float[] product;
    private final Optional<Lab> background;
    private final Optional<Lab> main;

    private PixelRetouching(
            LabRaster raster, float[] product, Optional<Lab> background, Optional<Lab> main) {
        this.raster = raster;
        this.product = product;
        this.background = background;
        this.main = main;
    }

    /**
     * What came of it.
     *
     * @param done those that were done, in their order
     * @param undone sentences on those that could not be
     */
    public record Retouched(Picture picture, List<Retouch> done, List<String> undone) {}

    /**
     * Does all of it in one go.
     *
     * @param mask the product's, at any size
     * @param main the product's main colour, if it has one
     * @throws InterruptedException when the thread is interrupted between two phases
     */
    public static Retouched of(
            Picture picture, Mask mask, Optional<Lab> main, List<Retouch.OfPixels> wanted)
            throws InterruptedException {
        Picture opaque = picture.over(0xFFFFFF);
        LabRaster raster = LabRaster.of(opaque);
        LabRaster small = LabRaster.of(opaque.scaledToFit(Matte.smallSide()));
        Interruption.check();
        float[] product = Matte.of(raster, small, mask);
        Interruption.check();
        PixelRetouching retouching =
                new PixelRetouching(raster, product, background(opaque, mask), main);
        return retouching.applied(wanted);
    }

    private Retouched applied(List<Retouch.OfPixels> wanted) {
        List<Retouch> done = new ArrayList<>();
        List<String> undone = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (Retouch.OfPixels each : wanted) {
            Optional<String> obstacle = obstacle(each);
            obstacle.ifPresent(undone::add);
            if (obstacle.isEmpty()) {
                done.add(each);
                steps.add(new Step(each.area(), operator(each)));
            }
        }
        return new Retouched(rendered(steps), done, undone);
    }

    private record Step(Area area, UnaryOperator<Lab> change) {}

    private Optional<String> obstacle(Retouch.OfPixels wanted) {
        return switch (wanted) {
            case Retouch.Neutral _ ->
                    background.isEmpty()
                            ? Optional.of("no background is seen to set the white balance by")
                            : background.get().chroma() < GREY
                                    ? Optional.of("the background is neutral already")
                                    : background.get().chroma() > NEARLY_GREY
                                            ? Optional.of(
                                                    "the background is strongly coloured, no reference for the white"
                                                            + " balance")
                                            : Optional.empty();
            case Retouch.Recolour _ ->
                    main.isEmpty() ? Optional.of("no main colour could be read") : Optional.empty();
            case Retouch.Exposure _,
                    Retouch.Contrast _,
                    Retouch.Warmth _,
                    Retouch.Tint _,
                    Retouch.Greyscale _ ->
                    Optional.empty();
        };
    }

    private UnaryOperator<Lab> operator(Retouch.OfPixels wanted) {
        return switch (wanted) {
            case Retouch.Exposure(_, double amount) -> lab -> exposed(lab, amount);
            case Retouch.Contrast(_, double amount) -> lab -> contrasted(lab, amount);
            case Retouch.Warmth(_, double amount) -> lab -> shifted(lab, 2.5 * amount, 10 * amount);
            case Retouch.Tint tint -> lab -> tinted(lab, tint);
            case Retouch.Greyscale _ -> lab -> new Lab(lab.l(), 0, 0);
            case Retouch.Neutral _ -> {
                Lab cast = background.orElseThrow();
                yield lab -> shifted(lab, -cast.a(), -cast.b());
            }
            case Retouch.Recolour(Lab colour, _) -> {
                Recolouring recolouring = new Recolouring(main.orElseThrow(), colour);
                yield recolouring::apply;
            }
        };
    }

    private Picture rendered(List<Step> steps) {
        int[] argb = new int[product.length];
        for (int i = 0; i < argb.length; i++) {
            Lab lab = raster.at(i);
            for (Step step : steps) {
                double share = share(step.area(), i);
                if (share > 0) {
                    lab = mixed(lab, step.change().apply(lab), share);
                }
            }
            argb[i] = 0xFF000000 | lab.toRgb();
        }
        return Picture.of(raster.width(), raster.height(), argb);
    }

    private double share(Area area, int i) {
        return switch (area) {
            case PICTURE -> 1;
            case PRODUCT -> product[i];
            case BACKGROUND -> 1 - product[i];
        };
    }

    /** A power curve: black stays black, white stays white. */
    private static Lab exposed(Lab lab, double amount) {
        double exponent = amount > 0 ? 1 / (1 + 0.5 * amount) : 1 - 0.55 * amount;
        double l = 100 * Math.pow(Math.clamp(lab.l(), 0, 100) / 100, exponent);
        return new Lab(l, lab.a(), lab.b());
    }

    private static Lab contrasted(Lab lab, double amount) {
        double factor = amount > 0 ? 1 + 0.3 * amount : 1 + 0.25 * amount;
        double l = Math.clamp(52 + (lab.l() - 52) * factor, 0, 100);
        return new Lab(l, lab.a() * (1 + (factor - 1) / 2), lab.b() * (1 + (factor - 1) / 2));
    }

    /** Light colours what it falls on: the darker, the less. */
    private static Lab shifted(Lab lab, double da, double db) {
        double share = Math.clamp(lab.l() / 85, 0, 1);
        return new Lab(lab.l(), lab.a() + da * share, lab.b() + db * share);
    }

    private static Lab tinted(Lab lab, Retouch.Tint tint) {
        double chroma = Math.max(1e-6, tint.hue().chroma());
        double ua = tint.hue().a() / chroma;
        double ub = tint.hue().b() / chroma;
        double along = lab.a() * ua + lab.b() * ub;
        double by =
                tint.amount() > 0
                        ? 12 * tint.amount()
                        : Math.max(0, along) * Math.max(-1, 0.8 * tint.amount());
        return new Lab(lab.l(), lab.a() + ua * by, lab.b() + ub * by);
    }

    private static Lab mixed(Lab from, Lab to, double share) {
        return share >= 1
                ? to
                : new Lab(
                        from.l() + (to.l() - from.l()) * share,
                        from.a() + (to.a() - from.a()) * share,
                        from.b() + (to.b() - from.b()) * share);
    }

    /** The mean colour away from the product; empty where there is hardly any background. */
    private static Optional<Lab> background(Picture picture, Mask mask) {
        LabRaster tiny = LabRaster.of(picture.scaledToFit(Math.max(mask.width(), mask.height())));
        Mask outside =
                mask.dilated(BACKGROUND_MARGIN).sampled(tiny.width(), tiny.height()).inverted();
        double l = 0;
        double a = 0;
        double b = 0;
        int count = 0;
        for (int i = 0; i < outside.size(); i++) {
            if (outside.at(i)) {
                l += tiny.l()[i];
                a += tiny.a()[i];
                b += tiny.b()[i];
                count++;
            }
        }
        return count < outside.size() * 0.02
                ? Optional.empty()
                : Optional.of(new Lab(l / count, a / count, b / count));
    }
}
