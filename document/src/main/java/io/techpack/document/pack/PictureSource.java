package io.techpack.document.pack;

import java.util.Optional;

/** Where a pack's pictures come from; asked for one at a time, so that few are in memory. */
@FunctionalInterface
public interface PictureSource {

    /**
     * The bytes of a picture, or empty if it is not there any more.
     *
     * @param name as the pack calls it
     */
    Optional<byte[]> find(String name);
}
