package io.techpack.imaging;

import io.techpack.imaging.closeup.Part;
import io.techpack.imaging.closeup.Region;
import io.techpack.imaging.colour.ColourShare;
import io.techpack.imaging.colour.Palette;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.raster.Box;
import io.techpack.imaging.raster.Interruption;
import io.techpack.imaging.raster.Lab;
import io.techpack.imaging.raster.Mask;
import io.techpack.imaging.studio.PixelRetouching;
import io.techpack.imaging.studio.Retouch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes a picture anew out of its own pixels: colours first, then the background, then what moves
 * pixels, crops last. For one thread; deterministic; about a second.
 */
public final class Retouching {

    /** Longer side of what comes out. */
    private static final int LONGEST_SIDE = 2000;

    /** What is cut out is enlarged to at least this. */
    private static final int LEAST_SIDE = 640;

    private static final double MOST_ENLARGED = 4;

    /** Null after pixels were moved, until it is asked for where the product is. */
    private @Nullable Garment read;

    private Picture picture;
    private final List<String> changes = new ArrayList<>();
    private final List<String> undone = new ArrayList<>();
    private Optional<Palette> recoloured = Optional.empty();

    /**
     * What came of it.
     *
     * @param changes what was done, in plain words
     * @param undone sentences on what could not be done
     * @param recoloured the colours of the product as a whole, where it has another one now,
     *     whatever the picture still shows of it
     */
    public record Retouched(
            Picture picture,
            List<String> changes,
            List<String> undone,
            Optional<Palette> recoloured) {

        public Retouched {
            changes = List.copyOf(changes);
            undone = List.copyOf(undone);
        }
    }

    private Retouching(Garment garment) {
        this.read = garment;
        this.picture = garment.picture().scaledToFit(LONGEST_SIDE).over(0xFFFFFF);
    }

    /**
     * Does what it can of all that is wanted.
     *
     * @param kind as which parts are looked for
     * @throws InterruptedException when the thread is interrupted, soon after
     */
    public static Retouched of(Garment garment, GarmentClass kind, List<Retouch> wanted)
            throws InterruptedException {
        Retouching retouching = new Retouching(garment);
        retouching.pixels(wanted);
        for (Retouch each : inOrder(wanted)) {
            Interruption.check();
            retouching.apply(each, kind);
        }
        return new Retouched(
                retouching.picture, retouching.changes, retouching.undone, retouching.recoloured);
    }

    private void pixels(List<Retouch> wanted) throws InterruptedException {
        List<Retouch.OfPixels> ofPixels =
                wanted.stream()
                        .filter(Retouch.OfPixels.class::isInstance)
                        .map(Retouch.OfPixels.class::cast)
                        .toList();
        if (ofPixels.isEmpty()) {
            return;
        }
        Garment garment = garment();
        List<ColourShare> colours = garment.palette().colours();
        Optional<Lab> main = colours.stream().findFirst().map(ColourShare::lab);
        PixelRetouching.Retouched retouched =
                PixelRetouching.of(picture, garment.segmentation().mask(), main, ofPixels);
        undone.addAll(retouched.undone());
        retouched
                .done()
                .forEach(done ->
                        changes.add(
                                done instanceof Retouch.Recolour recolour
                                        ? recolour.inWords(colours)
                                        : done.inWords()));
        if (!retouched.done().isEmpty()) {
            picture = retouched.picture();
            Garment repainted = garment.repainted(picture);
            read = repainted;
            if (retouched.done().stream().anyMatch(Retouch.Recolour.class::isInstance)) {
                recoloured = Optional.of(repainted.palette());
            }
        }
    }

    private static List<Retouch> inOrder(List<Retouch> wanted) {
        List<Class<? extends Retouch>> order =
                List.of(
                        Retouch.Ground.class,
                        Retouch.Straighten.class,
                        Retouch.Turn.class,
                        Retouch.Mirror.class,
                        Retouch.Centre.class,
                        Retouch.Crop.class,
                        Retouch.Zoom.class);
        return order.stream().flatMap(kind -> wanted.stream().filter(kind::isInstance)).toList();
    }

    private void apply(Retouch wanted, GarmentClass kind) throws InterruptedException {
        switch (wanted) {
            case Retouch.Ground ground ->
                    moved(garment().studioShot(ground.rgb()), ground.inWords());
            case Retouch.Straighten straighten -> straighten(straighten);
            case Retouch.Turn turn -> moved(turned(turn.degrees()), turn.inWords());
            case Retouch.Mirror mirror ->
                    moved(picture.mirrored(mirror.upsideDown()), mirror.inWords());
            case Retouch.Centre centre -> centre(centre);
            case Retouch.Crop crop -> crop(crop, kind);
            case Retouch.Zoom zoom -> zoom(zoom);
            case Retouch.OfPixels _ -> {
                // done before
            }
        }
    }

    /** Pixels are elsewhere now: where the product is has to be found anew. */
    private void moved(Picture result, String change) {
        picture = result;
        read = null;
        changes.add(change);
    }

    private Garment garment() throws InterruptedException {
        Garment known = read;
        if (known == null) {
            known = GarmentReader.read(picture);
            read = known;
        }
        return known;
    }

    private Box box() throws InterruptedException {
        return garment().segmentation().mask().bounds();
    }

    private void straighten(Retouch.Straighten wanted) throws InterruptedException {
        double tilt = garment().segmentation().tilt();
        if (tilt == 0) {
            undone.add("the product stands upright already");
        } else {
            moved(picture.turned(tilt, edgeColour()), wanted.inWords());
        }
    }

    private Picture turned(double degrees) {
        double quarters = degrees / 90;
        if (quarters != Math.rint(quarters)) {
            return picture.turned(degrees, edgeColour());
        }
        Picture result = picture;
        for (int i = 0; i < Math.floorMod((int) quarters, 4); i++) {
            result = result.quarterTurned();
        }
        return result;
    }

    private void centre(Retouch.Centre wanted) throws InterruptedException {
        Box box = box();
        double cx = (box.left() + box.right() + 1) / 2.0 * scale();
        double cy = (box.top() + box.bottom() + 1) / 2.0 * scale();
        double halfWidth = Math.min(cx, picture.width() - cx);
        double halfHeight = Math.min(cy, picture.height() - cy);
        boolean centred =
                Math.abs(cx - picture.width() / 2.0) < picture.width() * 0.01
                        && Math.abs(cy - picture.height() / 2.0) < picture.height() * 0.01;
        if (centred) {
            undone.add("the product is in the middle already");
        } else {
            moved(
                    cut(cx - halfWidth, cy - halfHeight, halfWidth * 2, halfHeight * 2),
                    wanted.inWords());
        }
    }

    private void crop(Retouch.Crop wanted, GarmentClass kind) throws InterruptedException {
        if (wanted.part().isEmpty()) {
            Box box = box();
            double margin = Math.max(box.width(), box.height()) * 0.04;
            enlarged(
                    cut(
                            (box.left() - margin) * scale(),
                            (box.top() - margin) * scale(),
                            (box.width() + 2 * margin) * scale(),
                            (box.height() + 2 * margin) * scale()),
                    wanted.inWords());
            return;
        }
        Part part = wanted.part().get();
        Optional<Region> anywhere = garment().region(kind, part);
        Optional<Region> region =
                wanted.side().isPresent()
                        ? garment().region(kind, part, wanted.side().get())
                        : anywhere;
        if (region.isEmpty() && anywhere.isPresent()) {
            undone.add(
                    "the %s is in the middle of this view, not on one side"
                            .formatted(part.label()));
            return;
        }
        if (region.isEmpty()) {
            undone.add(
                    "no %s is found in this view of a %s; there are %s"
                            .formatted(part.label(), kind.label(), found(kind)));
            return;
        }
        Region at = region.get();
        enlarged(
                cut(
                        at.x() * picture.width(),
                        at.y() * picture.height(),
                        at.width() * picture.width(),
                        at.height() * picture.height()),
                wanted.inWords());
    }

    private String found(GarmentClass kind) throws InterruptedException {
        List<String> found = new ArrayList<>();
        for (Part part : Part.values()) {
            if (garment().region(kind, part).isPresent()) {
                found.add(part.label());
            }
        }
        return found.isEmpty() ? "none" : String.join(", ", found);
    }

    private void zoom(Retouch.Zoom wanted) throws InterruptedException {
        Box box = box();
        double width = picture.width() / wanted.factor();
        double height = picture.height() / wanted.factor();
        double cx = (box.left() + box.right() + 1) / 2.0 * scale();
        double cy = (box.top() + box.bottom() + 1) / 2.0 * scale();
        enlarged(cut(cx - width / 2, cy - height / 2, width, height), wanted.inWords());
    }

    /** From the mask's pixels to the picture's. */
    private double scale() throws InterruptedException {
        Mask mask = garment().segmentation().mask();
        return picture.width() / (double) mask.width();
    }

    private Picture cut(double left, double top, double width, double height) {
        int x = (int) Math.max(0, left);
        int y = (int) Math.max(0, top);
        int right = (int) Math.min(picture.width(), left + width);
        int bottom = (int) Math.min(picture.height(), top + height);
        return picture.crop(x, y, Math.max(1, right - x), Math.max(1, bottom - y));
    }

    private void enlarged(Picture cut, String change) {
        double factor =
                Math.min(MOST_ENLARGED, LEAST_SIDE / (double) Math.min(cut.width(), cut.height()));
        if (factor <= 1) {
            moved(cut, change);
        } else {
            moved(
                    cut.scaledTo(
                            (int) Math.ceil(cut.width() * factor),
                            (int) Math.ceil(cut.height() * factor)),
                    String.format(Locale.ROOT, "%s, enlarged %.1f times", change, factor));
        }
    }

    /** The middle colour of the picture's border, for corners that come in. */
    private int edgeColour() {
        List<Integer> border = new ArrayList<>();
        int step = Math.max(1, Math.max(picture.width(), picture.height()) / 200);
        for (int x = 0; x < picture.width(); x += step) {
            border.add(picture.argb(x, 0));
            border.add(picture.argb(x, picture.height() - 1));
        }
        for (int y = 0; y < picture.height(); y += step) {
            border.add(picture.argb(0, y));
            border.add(picture.argb(picture.width() - 1, y));
        }
        return median(border, 16) << 16 | median(border, 8) << 8 | median(border, 0);
    }

    private static int median(List<Integer> colours, int shift) {
        int[] channel = colours.stream().mapToInt(rgb -> rgb >> shift & 255).sorted().toArray();
        return channel[channel.length / 2];
    }

    /** The parts that can be asked for, for people. */
    public static String partsInWords() {
        return Arrays.stream(Part.values()).map(Part::label).collect(Collectors.joining(", "));
    }
}
