package io.techpack.imaging.category;

import io.techpack.imaging.kind.GarmentClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The bundled network with its softmax temperature and class order. Immutable, any thread.
 *
 * @param temperature divides the network's outputs: calibrated on held-out photos
 */
record ModelFile(Network network, double temperature, List<GarmentClass> classes) {

    private static final class Holder {
        private static final ModelFile BUNDLED = load();
    }

    static ModelFile bundled() {
        return Holder.BUNDLED;
    }

    private static ModelFile load() {
        String[] lines =
                new String(resource("category_cnn.txt"), StandardCharsets.UTF_8)
                        .strip()
                        .split("\n", -1);
        List<GarmentClass> classes =
                Arrays.stream(lines[1].strip().split(",", -1))
                        .map(label -> GarmentClass.labelled(label).orElseThrow())
                        .toList();
        return new ModelFile(
                Network.read(resource("category_cnn.bin")),
                Double.parseDouble(lines[0].strip()),
                classes);
    }

    private static byte[] resource(String name) {
        try (InputStream input = ModelFile.class.getResourceAsStream(name)) {
            if (input == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return input.readAllBytes();
        } catch (IOException fault) {
            throw new UncheckedIOException("reading " + name + " from the jar", fault);
        }
    }

    /** Softmax of the network's outputs over the temperature. */
    double[] probabilities(float[] input) {
        float[] outputs = network.run(input);
        double highest = Double.NEGATIVE_INFINITY;
        for (float output : outputs) {
            highest = Math.max(highest, output / temperature);
        }
        double[] probabilities = new double[outputs.length];
        double sum = 0;
        for (int i = 0; i < outputs.length; i++) {
            probabilities[i] = Math.exp(outputs[i] / temperature - highest);
            sum += probabilities[i];
        }
        for (int i = 0; i < outputs.length; i++) {
            probabilities[i] /= sum;
        }
        return probabilities;
    }
}
