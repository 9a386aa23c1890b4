package io.techpack.cli.client;

import io.techpack.product.ViewType;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A picture to upload, and which view of the product it shows. */
public record Photo(ViewType view, Path file) {

    public String name() {
        return String.valueOf(file.getFileName());
    }

    /**
     * @throws IOException if there is no such file, or it cannot be read
     */
    public void mustBeReadable() throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(
                    file.toString(), null, "is a folder; name the photos in it");
        }
        Files.newInputStream(file).close();
    }
}
