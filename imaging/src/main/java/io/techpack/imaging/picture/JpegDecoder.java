package io.techpack.imaging.picture;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/** A JPEG's rows, and what is wrong with its coded data. */
final class JpegDecoder {

    /** More passes than any encoder makes; a few bytes each, they keep a core busy for minutes. */
    static final int MOST_SCANS = 100;

    /** The decoder puts the whole picture out once for each pass, 10 to 20 ns a pixel. */
    private static final long MOST_PIXELS_OF_PASSES = 1_000_000_000L;

    /** Encoders may leave a few bytes before a marker; a lost part of the data leaves many. */
    private static final int MOST_UNUSED_BYTES = 512;

    private static final Pattern UNUSED = Pattern.compile("(\\d+) extraneous bytes");

    private JpegDecoder() {}

    /** Gives all rows away and returns how their colours become sRGB, if they are not. */
    static Optional<ColourTransform> decode(byte[] bytes, JpegHeader header, Reduction into)
            throws IOException, UnreadablePicture {
        JpegStructure structure =
                JpegStructure.of(bytes, header)
                        .orElseThrow(() -> UnreadablePicture.corrupt(PictureFormat.JPEG));
        requireFewPasses(structure.scans(), header);
        AtomicBoolean damaged = new AtomicBoolean();
        ImageReader reader = header.isPlain() ? Decoders.plainJpeg() : Decoders.anyJpeg();
        try (ByteArrayImageInputStream input = new ByteArrayImageInputStream(structure.picture())) {
            reader.setInput(input, true, true);
            reader.addIIOReadWarningListener(
                    (_, warning) -> damaged.compareAndSet(false, tellsOfDamage(warning)));
            if (header.isPlain()) {
                ImageReadParam parameters = reader.getDefaultReadParam();
                parameters.setDestination(
                        RowRaster.image(header.width(), header.height(), structure.scans(), into));
                reader.read(0, parameters);
            } else {
                into.accept(reader.read(0));
            }
        } finally {
            reader.dispose();
        }
        if (damaged.get()) {
            throw UnreadablePicture.corrupt(PictureFormat.JPEG);
        }
        return header.isPlain()
                ? structure
                        .profile()
                        .flatMap(icc -> IccProfiles.transform(icc, header.components() == 1))
                : Optional.empty();
    }

    private static void requireFewPasses(int scans, JpegHeader header) throws UnreadablePicture {
        long pixels = (long) header.width() * header.height();
        if (scans > MOST_SCANS || scans > 1 && scans * pixels > MOST_PIXELS_OF_PASSES) {
            throw UnreadablePicture.tooCostly(
                    "The JPEG of %d × %d pixels is coded in %,d passes, which is more than is accepted. Export it again, not progressively."
                            .formatted(header.width(), header.height(), scans));
        }
    }

    /**
     * The decoder paints what it cannot decode grey, and says so in libjpeg's words ("Corrupt JPEG
     * data: premature end of data segment"); only its first warning is heard.
     */
    private static boolean tellsOfDamage(String warning) {
        Matcher unused = UNUSED.matcher(warning);
        if (unused.find()) {
            return unused.group(1).length() > 9
                    || Integer.parseInt(unused.group(1)) > MOST_UNUSED_BYTES;
        }
        return warning.startsWith("Corrupt JPEG data") || warning.startsWith("Premature end");
    }
}
