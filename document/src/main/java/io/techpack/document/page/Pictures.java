package io.techpack.document.page;

import io.techpack.document.pack.PictureSource;
import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.picture.PictureLimits;
import io.techpack.imaging.picture.PictureReader;
import io.techpack.imaging.picture.UnreadablePicture;
import io.techpack.imaging.sketch.DisplayList;
import io.techpack.imaging.sketch.SvgReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/**
 * A pack's pictures on paper: read one at a time, scaled to what a print shows, each embedded once.
 * What is not there, or no picture, is counted and leaves a gap. For one thread.
 */
final class Pictures {

    /** The longest side, in pixels: 250 to the inch where a picture is half a page wide. */
    private static final int LONGEST_SIDE = 1400;

    private static final double QUALITY = 0.85;

    /** Whatever the store holds went through the uploads' limits, or was made here. */
    private static final PictureLimits LIMITS = new PictureLimits(64_000_000, 1, 8192, 40_000_000L);

    private final PDDocument document;
    private final PictureSource source;
    private final PictureReader reader = new PictureReader(LIMITS);
    private final Map<String, Optional<PDImageXObject>> known = new HashMap<>();
    private final List<String> missing = new ArrayList<>();

    Pictures(PDDocument document, PictureSource source) {
        this.document = document;
        this.source = source;
    }

    /** The names of those that are not there. */
    List<String> missing() {
        return List.copyOf(missing);
    }

    /** Where it is painted in that box: in the middle; all of the box if it is missing. */
    Box place(String name, Box box) throws IOException {
        return image(name)
                .map(found -> box.fitting(found.getWidth(), found.getHeight()))
                .orElse(box);
    }

    /** Paints it into the middle of the box, or says in there that it is missing. */
    void draw(Canvas canvas, String name, Box box) throws IOException {
        Optional<PDImageXObject> image = image(name);
        if (image.isPresent()) {
            canvas.image(image.get(), place(name, box));
        } else {
            gap(canvas, box);
        }
    }

    /** The drawing as vectors, or empty if there is none that we wrote. */
    Optional<DisplayList> drawing(String name) {
        return name.isEmpty() ? Optional.empty() : source.find(name).flatMap(SvgReader::read);
    }

    private static void gap(Canvas canvas, Box box) throws IOException {
        canvas.fill(box, Tone.PANEL);
        canvas.frame(box, Tone.RULE);
        double width = Math.min(box.width() - 16, 150);
        canvas.paragraph(
                Style.SMALL,
                "This picture is missing: it could not be read when the document was made.",
                box.x() + (box.width() - width) / 2,
                box.y() + box.height() / 2 - Style.SMALL.leading(),
                width,
                4);
    }

    private Optional<PDImageXObject> image(String name) throws IOException {
        Optional<PDImageXObject> before = known.get(name);
        if (before != null) {
            return before;
        }
        Optional<byte[]> jpeg =
                name.isEmpty() ? Optional.empty() : source.find(name).flatMap(this::jpeg);
        Optional<PDImageXObject> image =
                jpeg.isPresent()
                        ? Optional.of(
                                JPEGFactory.createFromStream(
                                        document, new ByteArrayInputStream(jpeg.get())))
                        : Optional.empty();
        if (image.isEmpty()) {
            missing.add(name);
        }
        known.put(name, image);
        return image;
    }

    /** Encoded anew: so it is sRGB on white with three components, whatever it was. */
    private Optional<byte[]> jpeg(byte[] bytes) {
        try {
            Picture picture = reader.decode(bytes);
            return Optional.of(picture.scaledToFit(LONGEST_SIDE).jpeg(QUALITY));
        } catch (UnreadablePicture _) {
            return Optional.empty();
        }
    }
}
