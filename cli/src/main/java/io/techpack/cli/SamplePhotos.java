package io.techpack.cli;

import io.techpack.cli.client.Photo;
import io.techpack.imaging.sample.SampleGarments;
import io.techpack.imaging.sample.SampleKind;
import io.techpack.product.ViewType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Drawn photos for those who have none at hand. */
final class SamplePhotos {

    static final String PRODUCT = "sample-t-shirt";

    private static final double QUALITY = 0.9;

    private SamplePhotos() {}

    /** A T-shirt from the front, as a file in that directory; a back can only be drawn alike. */
    static List<Photo> in(Path directory) throws IOException {
        Path file = directory.resolve("sample-front.jpg");
        Files.write(file, SampleGarments.draw(SampleKind.T_SHIRT, 1).picture().jpeg(QUALITY));
        return List.of(new Photo(ViewType.FRONT, file));
    }
}
