package io.techpack.cli.client;

import io.techpack.product.ViewType;
import java.nio.file.Files;
import java.nio.file.Path;

/** A picture to upload, and which view of the product it shows. */
public record Photo(ViewType view, Path file) {

    public String name() {
        return String.valueOf(file.getFileName());
    }

    /**
     * @throws PhotoRefused if there is no such file, or it cannot be read
     */
    public void mustBeReadable() {
        if (!Files.exists(file)) {
            throw new PhotoRefused("There is no file %s.".formatted(file));
        }
        if (Files.isDirectory(file)) {
            throw new PhotoRefused("%s is a folder; name the photos in it.".formatted(file));
        }
        if (!Files.isReadable(file)) {
            throw new PhotoRefused("%s cannot be read: permission denied.".formatted(file));
        }
    }
}
