package io.techpack.imaging.texture;

import io.techpack.imaging.colour.ColourShare;
import io.techpack.imaging.colour.Palette;
import io.techpack.imaging.kind.GarmentClass;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a product may be made of: mostly what its class is usually made of, moved a little by
 * surface and colour. A photo cannot tell fibres, so the confidence never exceeds {@link
 * #MOST_CONFIDENCE}.
 */
public record FabricGuess(Fabric fabric, double confidence) {

    /** 0.45, whatever the pixels say. */
    public static final double MOST_CONFIDENCE = 0.45;

    public FabricGuess {
        if (!(confidence >= 0 && confidence <= MOST_CONFIDENCE)) {
            throw new IllegalArgumentException("a fabric guess may not claim " + confidence);
        }
    }

    /** Deterministic, any thread. */
    public static FabricGuess of(GarmentClass kind, Texture texture, Palette palette) {
        Map<Fabric, Double> weights = usual(kind);
        if (looksLikeIndigo(palette)) {
            weights.merge(Fabric.DENIM, kind.hasLegs() ? 0.4 : 0.12, Double::sum);
        }
        if (texture.isReadable()) {
            surface(texture, weights);
        }
        double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        Map.Entry<Fabric, Double> best =
                weights.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        return new FabricGuess(best.getKey(), Math.min(MOST_CONFIDENCE, best.getValue() / sum));
    }

    private static void surface(Texture texture, Map<Fabric, Double> weights) {
        if (texture.energy() > 5 && texture.periodicity() > 0.45) {
            weights.merge(Fabric.KNIT, 0.15, Double::sum);
        }
        if (texture.energy() < 1.2 && texture.specular() > 0.04) {
            weights.merge(Fabric.LEATHER, 0.15, Double::sum);
        }
        if (texture.energy() > 6 && texture.flatness() < 0.25) {
            weights.merge(Fabric.FLEECE, 0.12, Double::sum);
        }
    }

    private static Map<Fabric, Double> usual(GarmentClass kind) {
        Map<Fabric, Double> weights =
                new EnumMap<>(
                        Map.of(
                                Fabric.KNIT,
                                0.30,
                                Fabric.WOVEN,
                                0.34,
                                Fabric.DENIM,
                                0.04,
                                Fabric.LEATHER,
                                0.05,
                                Fabric.FLEECE,
                                0.07));
        switch (kind) {
            case T_SHIRT, POLO, LONGSLEEVE, UNDERSHIRT ->
                    weights.merge(Fabric.KNIT, 0.35, Double::sum);
            case HOODIE -> {
                weights.merge(Fabric.KNIT, 0.35, Double::sum);
                weights.merge(Fabric.FLEECE, 0.12, Double::sum);
            }
            case SHIRT, BLAZER -> weights.merge(Fabric.WOVEN, 0.35, Double::sum);
            case PANTS, SHORTS, SKIRT, OUTWEAR, DRESS ->
                    weights.merge(Fabric.WOVEN, 0.15, Double::sum);
            case SHOES -> {
                weights.merge(Fabric.LEATHER, 0.40, Double::sum);
                weights.merge(Fabric.KNIT, -0.15, Double::sum);
            }
            case BAG -> weights.merge(Fabric.LEATHER, 0.30, Double::sum);
            case HAT -> weights.merge(Fabric.KNIT, 0.05, Double::sum);
            case OBJECT -> weights.merge(Fabric.WOVEN, 0.0, Double::sum);
        }
        return weights;
    }

    private static boolean looksLikeIndigo(Palette palette) {
        if (palette.colours().isEmpty()) {
            return false;
        }
        ColourShare main = palette.colours().getFirst();
        double hue = main.lab().hue();
        double chroma = main.lab().chroma();
        return hue < -60
                && hue > -115
                && chroma > 6
                && chroma < 32
                && main.lab().l() > 14
                && main.lab().l() < 68;
    }
}
