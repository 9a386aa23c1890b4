package io.techpack.cli.pack;

import java.io.IOException;

/** Where the pictures of a tech pack come from. */
@FunctionalInterface
public interface PictureSource {

    /** The bytes behind a link of the tech pack. */
    byte[] get(String link) throws IOException, InterruptedException;
}
