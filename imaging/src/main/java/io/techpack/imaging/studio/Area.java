package io.techpack.imaging.studio;

/** Which part of a picture is changed. */
public enum Area {
    PICTURE("the picture"),
    PRODUCT("the product"),
    BACKGROUND("the background");

    private final String words;

    Area(String words) {
        this.words = words;
    }

    String inWords() {
        return words;
    }
}
