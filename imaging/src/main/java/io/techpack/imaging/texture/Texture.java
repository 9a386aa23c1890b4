package io.techpack.imaging.texture;

/**
 * Measures of a surface, taken in its calmest windows.
 *
 * @param energy root mean square of the lightness gradient, L units over two pixels
 * @param coherence 0 no direction to 1 one direction only (structure tensor, Bigün and Granlund
 *     1987)
 * @param angle of the strongest gradient, degrees from −90 to 90; 0 means that lines run vertically
 * @param specular share of pixels much lighter than the mean
 * @param periodicity 0 to 1: the highest peak of the column means' autocorrelation
 * @param flatness share of pixels without local structure (uniform local binary patterns 0 and 8)
 * @param windows how many windows were calm and covered enough to be read; 0 means that nothing is
 *     known
 */
public record Texture(
        double energy,
        double coherence,
        double angle,
        double specular,
        double periodicity,
        double flatness,
        int windows) {

    static final Texture UNREADABLE = new Texture(0, 0, 0, 0, 0, 0, 0);

    public boolean isReadable() {
        return windows > 0;
    }

    /** A few words such as {@code fine, even surface with vertical lines}. */
    public String inWords() {
        if (!isReadable()) {
            return "surface too small to read";
        }
        String grain =
                energy < 1.5
                        ? "very smooth"
                        : energy < 4 ? "fine, even" : energy < 10 ? "grainy" : "busy";
        String lines = coherence < 0.3 ? "" : " with " + direction() + " lines";
        String shine = specular > 0.04 ? ", some shine" : "";
        return grain + " surface" + lines + shine;
    }

    private String direction() {
        double steep = Math.abs(angle);
        return steep < 25 ? "vertical" : steep > 65 ? "horizontal" : "slanting";
    }
}
