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
    private static final long SEED = 1;

    private SamplePhotos() {}

    /** A T-shirt from the front and from the back, as files in that directory. */
    static List<Photo> in(Path directory) throws IOException {
        return List.of(
                draw(ViewType.FRONT, SampleKind.T_SHIRT, directory.resolve("sample-front.jpg")),
                draw(ViewType.BACK, SampleKind.T_SHIRT_BACK, directory.resolve("sample-back.jpg")));
    }

    private static Photo draw(ViewType view, SampleKind kind, Path file) throws IOException {
        var garment = SampleGarments.draw(kind, SEED);
        Files.write(file, garment.picture().jpeg(QUALITY));
        return new Photo(view, file);
    }
}
