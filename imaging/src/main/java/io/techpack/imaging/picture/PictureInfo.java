package io.techpack.imaging.picture;

/**
 * What a picture's header says, before anything is decoded.
 *
 * @param width pixels as stored, before the camera's orientation is applied
 * @param height pixels as stored
 */
public record PictureInfo(PictureFormat format, int width, int height) {

    public PictureInfo {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "a picture of " + width + " × " + height + " pixels");
        }
    }
}
