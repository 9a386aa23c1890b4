package io.techpack.cli.client;

import io.techpack.product.ViewType;
import java.nio.file.Path;

/** A picture to upload, and which view of the product it shows. */
public record Photo(ViewType view, Path file) {

    public String name() {
        return String.valueOf(file.getFileName());
    }
}
