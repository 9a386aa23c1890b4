package io.techpack.imaging;

import io.techpack.imaging.category.CategoryGuess;
import io.techpack.imaging.category.CategoryModel;
import io.techpack.imaging.closeup.AbsentParts;
import io.techpack.imaging.closeup.CloseUp;
import io.techpack.imaging.closeup.CloseUpPlan;
import io.techpack.imaging.closeup.Part;
import io.techpack.imaging.closeup.Region;
import io.techpack.imaging.closeup.Shot;
import io.techpack.imaging.colour.Palette;
import io.techpack.imaging.colour.WhiteBalance;
import io.techpack.imaging.dimension.Dimensions;
import io.techpack.imaging.dimension.KnownMeasure;
import io.techpack.imaging.flat.FlatSpec;
import io.techpack.imaging.flat.SpecReader;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.kind.ViewSide;
import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.raster.Interruption;
import io.techpack.imaging.raster.LabRaster;
import io.techpack.imaging.raster.Lightness;
import io.techpack.imaging.raster.Mask;
import io.techpack.imaging.segmentation.Segmentation;
import io.techpack.imaging.shape.Anatomy;
import io.techpack.imaging.sketch.DrawingComposer;
import io.techpack.imaging.sketch.SketchRequest;
import io.techpack.imaging.sketch.TechnicalDrawing;
import io.techpack.imaging.studio.StudioShot;
import io.techpack.imaging.texture.PatternReading;
import io.techpack.imaging.texture.TextureReader;
import io.techpack.imaging.view.Surface;
import io.techpack.imaging.view.ViewAnalysis;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One product photo, read. Each result is computed when it is first asked for and then kept. Any
 * thread may ask; two that ask at once wait for each other. Methods that take longer than 50 ms
 * stop soon when the thread is interrupted.
 *
 * <p>The kind of product is given by the caller: it comes from {@link #category()} of this or
 * another photo, or from outside through {@link GarmentClass#described}.
 */
public final class Garment {

    /** Longer side of the raster for outlines and edges. */
    private static final int WORKING_SIDE = 800;

    /** Longer side of the raster for textures. */
    private static final int FINE_SIDE = 1600;

    private final Picture picture;
    private final Segmentation segmentation;
    private final Map<GarmentClass, Anatomy> anatomies = new EnumMap<>(GarmentClass.class);
    private @Nullable CategoryGuess category;
    private @Nullable LabRaster raster;
    private @Nullable Surface surface;

    Garment(Picture picture, Segmentation segmentation) {
        this.picture = picture;
        this.segmentation = segmentation;
    }

    /** The photo as it was given. */
    public Picture picture() {
        return picture;
    }

    public Segmentation segmentation() {
        return segmentation;
    }

    /** The same product in the same place of a picture whose colours were changed. */
    Garment repainted(Picture painted) {
        return new Garment(painted, segmentation);
    }

    /** What it seems to be, about 60 ms. */
    public synchronized CategoryGuess category() {
        if (category == null) {
            category = CategoryModel.guess(picture, segmentation);
        }
        return category;
    }

    /** The main colours. */
    public Palette palette() throws InterruptedException {
        return surface().palette();
    }

    /** Colours, pattern and texture, about 150 ms. */
    public synchronized Surface surface() throws InterruptedException {
        if (surface == null) {
            LabRaster working = raster();
            Mask mask = segmentation.uprightMask().resized(working.width(), working.height());
            Optional<WhiteBalance> balance = WhiteBalance.of(working, mask);
            LabRaster colours = balance.map(found -> found.balanced(working)).orElse(working);
            Palette palette = Palette.of(colours, mask);
            Interruption.check();
            Lightness fine =
                    longerSide() > WORKING_SIDE
                            ? Lightness.of(upright(FINE_SIDE))
                            : Lightness.of(working);
            PatternReading reading = PatternReading.of(colours, mask, palette);
            Interruption.check();
            surface =
                    new Surface(
                            palette,
                            balance,
                            reading.pattern(),
                            reading.print(),
                            TextureReader.read(fine, mask.sampled(fine.width(), fine.height())));
        }
        return surface;
    }

    /** Outline and landmarks, read as this kind of product, about 100 ms. */
    public synchronized Anatomy anatomy(GarmentClass kind) throws InterruptedException {
        Anatomy known = anatomies.get(kind);
        if (known == null) {
            LabRaster working = raster();
            Interruption.check();
            known =
                    Anatomy.of(
                            working, segmentation.uprightMask(), kind, segmentation.confidence());
            anatomies.put(kind, known);
        }
        return known;
    }

    /** The measures in centimetres, scaled from the known one if there is one. */
    public Dimensions dimensions(GarmentClass kind, Optional<KnownMeasure> known)
            throws InterruptedException {
        return Dimensions.of(anatomy(kind), known);
    }

    /** Everything that goes into a view's analysis. */
    public ViewAnalysis analysis(GarmentClass kind, Optional<KnownMeasure> known)
            throws InterruptedException {
        return ViewAnalysis.of(
                anatomy(kind),
                surface(),
                dimensions(kind, known),
                segmentation.confidence(),
                segmentation.tilt());
    }

    /** Which close-ups to make; {@code count} is 6 to 10 and is met exactly. */
    public CloseUpPlan closeUpPlan(GarmentClass kind, int count) throws InterruptedException {
        return closeUpPlan(kind, count, AbsentParts.NONE);
    }

    /**
     * The same for a product of which a person said what it has not: no shot is named after that.
     */
    public CloseUpPlan closeUpPlan(GarmentClass kind, int count, AbsentParts absent)
            throws InterruptedException {
        return CloseUpPlan.of(anatomy(kind), surface().print(), segmentation.tilt(), count, absent);
    }

    /** One close-up of a plan of this garment. */
    public CloseUp closeUp(Shot shot) throws InterruptedException {
        Interruption.check();
        return CloseUp.of(picture, segmentation.mask(), surface().balance(), shot);
    }

    /** What a flat of it is drawn from, in the size of {@link #dimensions}. */
    public FlatSpec flatSpec(GarmentClass kind, ViewSide photographed, Optional<KnownMeasure> known)
            throws InterruptedException {
        FlatSpec spec = SpecReader.read(anatomy(kind), photographed);
        FlatSpec scaled =
                dimensions(kind, known)
                        .of(spec.base())
                        .map(base -> spec.scaled(base.centimetres()))
                        .orElse(spec);
        return known.map(given -> scaled.stating(given.measure(), given.centimetres()))
                .orElse(scaled);
    }

    /**
     * One technical drawing of that specification.
     *
     * @param estimated the leading photo's dimensions, which say how far an estimate may be off
     * @param basis sentences that say what its centimetres rest on
     */
    public TechnicalDrawing drawing(
            FlatSpec spec, Dimensions estimated, String basis, SketchRequest request)
            throws InterruptedException {
        return DrawingComposer.draw(anatomy(spec.kind()), spec, estimated, basis, request);
    }

    /** One technical drawing of what the photo shows. */
    public TechnicalDrawing drawing(
            GarmentClass kind, SketchRequest request, Optional<KnownMeasure> known)
            throws InterruptedException {
        Dimensions dimensions = dimensions(kind, known);
        return drawing(
                flatSpec(kind, request.photographed(), known),
                dimensions,
                dimensions.basis(),
                request);
    }

    /** The product alone on an even ground, 0xRRGGBB. */
    public Picture studioShot(int background) throws InterruptedException {
        return StudioShot.render(picture, segmentation, background);
    }

    /** Where a part of the product is in the photo, if the kind has it and it was found. */
    public Optional<Region> region(GarmentClass kind, Part part) throws InterruptedException {
        return part.in(anatomy(kind), segmentation.tilt());
    }

    /** Where a part is that is on one side of the picture, if it was found on one. */
    public Optional<Region> region(GarmentClass kind, Part part, Part.Side side)
            throws InterruptedException {
        return part.in(anatomy(kind), segmentation.tilt(), side);
    }

    private int longerSide() {
        return Math.max(picture.width(), picture.height());
    }

    /**
     * The upright picture with a longer side of 800, enlarged if need be so that lines come out
     * smooth.
     */
    synchronized LabRaster raster() {
        if (raster == null) {
            raster = LabRaster.of(upright(WORKING_SIDE));
        }
        return raster;
    }

    private Picture upright(int side) {
        Picture sized = picture.scaledToFit(side);
        if (longerSide() < WORKING_SIDE) {
            double factor = WORKING_SIDE / (double) longerSide();
            sized =
                    picture.scaledTo(
                            Math.max(1, (int) Math.round(picture.width() * factor)),
                            Math.max(1, (int) Math.round(picture.height() * factor)));
        }
        return sized.over(0xFFFFFF).turned(segmentation.tilt(), 0xFFFFFF);
    }
}
