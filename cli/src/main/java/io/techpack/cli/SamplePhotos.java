package io.techpack.cli;

import io.techpack.cli.client.Photo;
import java.nio.file.Path;
import java.util.List;

/** Photos for those who have none at hand. */
final class SamplePhotos {

    private SamplePhotos() {}

    static List<Photo> in(Path directory) {
        return List.of();
    }
}
