package io.techpack.imaging.category;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** One step of the network. */
@SuppressWarnings("ArrayRecordComponent") // weights are identity, layers are never compared
sealed interface Layer {

    Activation apply(Activation in);

    static Layer read(ByteBuffer in) {
        int kind = in.getInt();
        int inputs = in.getInt();
        int outputs = in.getInt();
        return switch (kind) {
            case 1 ->
                    new Convolution(
                            inputs,
                            outputs,
                            halves(in, 9L * inputs * outputs),
                            halves(in, outputs));
            case 2 -> new MaxPool();
            case 4 ->
                    new Linear(
                            inputs,
                            outputs,
                            halves(in, (long) inputs * outputs),
                            halves(in, outputs));
            case 5 -> new GlobalPool();
            default -> throw new IllegalArgumentException("unknown layer kind " + kind);
        };
    }

    /** Checks that so many are there before it makes room for them. */
    private static float[] halves(ByteBuffer in, long count) {
        if (count < 0 || count > in.remaining() / Short.BYTES) {
            throw new BufferUnderflowException();
        }
        float[] values = new float[(int) count];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.float16ToFloat(in.getShort());
        }
        return values;
    }

    /** 3 × 3, one pixel of zero padding, bias, ReLU. */
    record Convolution(int inputs, int outputs, float[] weights, float[] biases) implements Layer {

        @Override
        public Activation apply(Activation in) {
            int side = in.side();
            int padded = side + 2;
            float[] source = padded(in);
            float[] result = new float[outputs * in.plane()];
            // rows one after another with their padding: one long loop, which vectorises, for each
            // weight; what is summed up for the padding is left out
            float[] sums = new float[side * padded - 2];
            for (int k = 0; k < outputs; k++) {
                Arrays.fill(sums, biases[k]);
                for (int c = 0; c < inputs; c++) {
                    for (int tap = 0; tap < 9; tap++) {
                        int from = c * padded * padded + tap / 3 * padded + tap % 3;
                        add(sums, source, from, weights[(k * inputs + c) * 9 + tap]);
                    }
                }
                for (int i = 0; i < in.plane(); i++) {
                    int y = i / side;
                    result[k * in.plane() + i] = Math.max(0, sums[i + 2 * y]);
                }
            }
            return new Activation(outputs, side, result);
        }

        private static void add(float[] sums, float[] source, int from, float weight) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += weight * source[from + i];
            }
        }

        private static float[] padded(Activation in) {
            int side = in.side();
            int padded = side + 2;
            float[] result = new float[in.channels() * padded * padded];
            for (int c = 0; c < in.channels(); c++) {
                for (int y = 0; y < side; y++) {
                    int to = c * padded * padded + (y + 1) * padded + 1;
                    System.arraycopy(in.values(), c * in.plane() + y * side, result, to, side);
                }
            }
            return result;
        }
    }

    /** The maximum of each 2 × 2 square. */
    record MaxPool() implements Layer {

        @Override
        public Activation apply(Activation in) {
            int side = in.side();
            int half = side / 2;
            float[] from = in.values();
            float[] result = new float[in.channels() * half * half];
            for (int i = 0; i < result.length; i++) {
                int c = i / (half * half);
                int y = i / half % half;
                int p = c * in.plane() + 2 * y * side + 2 * (i % half);
                result[i] =
                        Math.max(
                                Math.max(from[p], from[p + 1]),
                                Math.max(from[p + side], from[p + side + 1]));
            }
            return new Activation(in.channels(), half, result);
        }
    }

    /** Each plane's mean, then each plane's maximum. */
    record GlobalPool() implements Layer {

        @Override
        public Activation apply(Activation in) {
            int channels = in.channels();
            float[] result = new float[2 * channels];
            for (int c = 0; c < channels; c++) {
                float sum = 0;
                float most = Float.NEGATIVE_INFINITY;
                for (int i = 0; i < in.plane(); i++) {
                    float value = in.values()[c * in.plane() + i];
                    sum += value;
                    most = Math.max(most, value);
                }
                result[c] = sum / in.plane();
                result[channels + c] = most;
            }
            return new Activation(2 * channels, 1, result);
        }
    }

    /** A matrix and a bias. */
    record Linear(int inputs, int outputs, float[] weights, float[] biases) implements Layer {

        @Override
        public Activation apply(Activation in) {
            float[] result = biases.clone();
            for (int j = 0; j < outputs; j++) {
                for (int i = 0; i < inputs; i++) {
                    result[j] += weights[j * inputs + i] * in.values()[i];
                }
            }
            return new Activation(outputs, 1, result);
        }
    }
}
