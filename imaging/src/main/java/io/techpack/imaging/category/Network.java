package io.techpack.imaging.category;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A feed-forward convolutional network. Immutable, any thread.
 *
 * @param channels planes of the input
 * @param side width and height of each input plane
 */
record Network(int channels, int side, List<Layer> layers) {

    private static final int MAGIC = 0x434e4e31;

    Network {
        if (channels < 1 || side < 1) {
            throw new IllegalArgumentException(
                    "a network of %d planes of %d²".formatted(channels, side));
        }
        layers = List.copyOf(layers);
    }

    /**
     * The format is described in the resource {@code PROVENANCE.md}.
     *
     * @throws IllegalArgumentException when the file is another one, damaged, cut short or too long
     */
    static Network read(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        try {
            Network network = read(in);
            if (in.hasRemaining()) {
                throw new IllegalArgumentException(
                        "the network file goes on after its last layer; bytes left: %d"
                                .formatted(in.remaining()));
            }
            return network;
        } catch (BufferUnderflowException early) {
            throw new IllegalArgumentException(
                    "the network file ends early, after %d bytes".formatted(file.length), early);
        }
    }

    private static Network read(ByteBuffer in) {
        if (in.getInt() != MAGIC) {
            throw new IllegalArgumentException("not a network file");
        }
        int channels = in.getInt();
        int side = in.getInt();
        int count = in.getInt();
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            layers.add(Layer.read(in));
        }
        return new Network(channels, side, layers);
    }

    /** From {@code channels} planes to one value for each class. */
    float[] run(float[] input) {
        Activation activation = new Activation(channels, side, input);
        for (Layer layer : layers) {
            activation = layer.apply(activation);
        }
        return activation.values();
    }
}
