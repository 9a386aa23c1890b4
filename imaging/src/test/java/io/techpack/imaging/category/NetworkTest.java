package io.techpack.imaging.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.techpack.imaging.kind.GarmentClass;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @Test
    void a_convolution_of_three_by_three_is_what_one_gets_by_hand() {
        float[] picture = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        float[] cross = {0, 1, 0, 1, -4, 1, 0, 1, 0};
        Layer laplace = new Layer.Convolution(1, 1, cross, new float[] {10});
        // top left: 2 + 4 − 4 + 10; middle: 2 + 4 + 6 + 8 − 20 + 10; last: 8 + 6 − 36 + 10 < 0
        assertThat(laplace.apply(new Activation(1, 3, picture)).values())
                .containsExactly(12, 11, 6, 7, 10, 3, 0, 0, 0);
    }

    @RepeatedTest(15)
    void a_convolution_is_the_sum_over_planes_and_taps_with_zeros_around(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        int inputs = 1 + random.nextInt(3);
        int outputs = 1 + random.nextInt(3);
        int side = 1 + random.nextInt(6);
        float[] weights = noise(random, inputs * outputs * 9);
        float[] biases = noise(random, outputs);
        Activation in = new Activation(inputs, side, noise(random, inputs * side * side));
        Activation out = new Layer.Convolution(inputs, outputs, weights, biases).apply(in);
        assertThat(out.channels()).isEqualTo(outputs);
        assertThat(out.side()).isEqualTo(side);
        for (int i = 0; i < out.values().length; i++) {
            int k = i / (side * side);
            double sum = biases[k];
            for (int tap = 0; tap < 9 * inputs; tap++) {
                int x = i % side + tap % 3 - 1;
                int y = i / side % side + tap / 3 % 3 - 1;
                boolean inside = x >= 0 && y >= 0 && x < side && y < side;
                float weight = weights[k * inputs * 9 + tap];
                sum += inside ? weight * in.values()[tap / 9 * side * side + y * side + x] : 0;
            }
            assertThat((double) out.values()[i]).isCloseTo(Math.max(0, sum), within(1e-4));
        }
    }

    @Test
    void pooling_takes_the_highest_of_each_four_and_leaves_an_odd_row_out() {
        float[] plane = {1, 9, 5, 2, 3, 5, 4, 4, 5, 6, 1, 1, 5, 7, 8, 0, 5, 0, 0, 0, 0, 0, 0, 0, 9};
        Activation out = new Layer.MaxPool().apply(new Activation(1, 5, plane));
        assertThat(out.side()).isEqualTo(2);
        assertThat(out.values()).containsExactly(9, 5, 5, 7);
    }

    @Test
    void global_pooling_gives_all_means_and_then_all_maxima() {
        float[] planes = {1, 2, 3, 6, -1, -2, -3, -2};
        Activation out = new Layer.GlobalPool().apply(new Activation(2, 2, planes));
        assertThat(out.channels()).isEqualTo(4);
        assertThat(out.values()).containsExactly(3, -2, 6, -1);
    }

    @Test
    void a_linear_layer_is_a_matrix_and_a_bias_and_keeps_negative_values() {
        Layer linear = new Layer.Linear(3, 2, new float[] {1, 2, 3, 0, -1, 0}, new float[] {10, 1});
        Activation in = new Activation(3, 1, new float[] {1, 4, 2});
        assertThat(linear.apply(in).values()).containsExactly(25, -3);
        assertThat(linear.apply(in).values()).containsExactly(25, -3);
    }

    @Test
    void values_that_do_not_fill_their_planes_are_refused() {
        assertThatThrownBy(() -> new Activation(2, 3, new float[17]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("17 values for 2 planes of 3²");
    }

    @Test
    void a_file_of_all_kinds_of_layers_is_read_and_run() {
        Network network = Network.read(file().array());
        assertThat(network.channels()).isEqualTo(1);
        assertThat(network.side()).isEqualTo(2);
        assertThat(network.layers()).hasSize(4);
        // the centre tap doubles, the pool keeps 8, mean and maximum are both 8: 8 + 8 / 2 − 1
        assertThat(network.run(new float[] {1, 2, 3, 4})).containsExactly(11);
        assertThat(network.run(new float[] {1, 2, 3, 4})).containsExactly(11);
    }

    @Test
    void a_file_cut_off_anywhere_is_refused_with_a_sentence() {
        byte[] whole = file().array();
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Network.read(part))
                    .as("%d bytes", length)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("network file");
        }
    }

    @Test
    void a_file_with_something_left_over_is_refused() {
        byte[] whole = file().array();
        assertThatThrownBy(() -> Network.read(Arrays.copyOf(whole, whole.length + 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bytes left: 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 4, 8, 12, 15})
    void a_file_of_another_format_or_of_impossible_numbers_is_refused(int at) {
        byte[] damaged = file().array();
        damaged[at] = (byte) 0xF0;
        damaged[at | 3] = (byte) 0xF0;
        assertThatThrownBy(() -> Network.read(damaged))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_layer_that_claims_more_weights_than_there_are_bytes_is_refused() {
        byte[] damaged = file().putInt(20, 40_000).putInt(24, 40_000).array();
        assertThatThrownBy(() -> Network.read(damaged))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ends early");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 6, -1})
    void an_unknown_kind_of_layer_is_refused(int kind) {
        byte[] damaged = file().putInt(16, kind).array();
        assertThatThrownBy(() -> Network.read(damaged))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("layer kind " + kind);
    }

    @Test
    void the_bundled_network_has_an_output_for_each_of_its_classes() {
        ModelFile model = ModelFile.bundled();
        assertThat(ModelFile.bundled()).isSameAs(model);
        assertThat(model.classes()).containsExactlyInAnyOrder(GarmentClass.values());
        int side = model.network().side();
        double[] probabilities = model.probabilities(new float[4 * side * side]);
        assertThat(probabilities).hasSize(GarmentClass.values().length);
        assertThat(Arrays.stream(probabilities).sum()).isCloseTo(1, within(1e-9));
        assertThat(probabilities).containsOnly(model.probabilities(new float[4 * side * side]));
    }

    @Test
    void a_higher_temperature_makes_the_same_answer_less_sure() {
        Network two =
                new Network(
                        2,
                        1,
                        List.of(new Layer.Linear(2, 2, new float[] {1, 0, 0, 1}, new float[2])));
        List<GarmentClass> classes = List.of(GarmentClass.HAT, GarmentClass.BAG);
        double[] cold = new ModelFile(two, 0.5, classes).probabilities(new float[] {2, 1});
        double[] warm = new ModelFile(two, 2, classes).probabilities(new float[] {2, 1});
        assertThat(cold[0]).isCloseTo(1 / (1 + Math.exp(-2)), within(1e-9));
        assertThat(warm[0]).isCloseTo(1 / (1 + Math.exp(-0.5)), within(1e-9));
        double[] extreme = new ModelFile(two, 0.01, classes).probabilities(new float[] {900, -900});
        assertThat(extreme).containsExactly(1, 0);
    }

    /** One plane of 2 × 2; a convolution that doubles, both pools, and 1·mean + ½·maximum − 1. */
    private static ByteBuffer file() {
        ByteBuffer file =
                ByteBuffer.allocate(4 * 4 + 4 * 12 + 2 * 13).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {'1', 'N', 'N', 'C'}).putInt(1).putInt(2).putInt(4);
        file.putInt(1).putInt(1).putInt(1);
        for (int tap = 0; tap < 9; tap++) {
            half(file, tap == 4 ? 2 : 0);
        }
        half(file, 0);
        file.putInt(2).putInt(0).putInt(0);
        file.putInt(5).putInt(0).putInt(0);
        file.putInt(4).putInt(2).putInt(1);
        half(file, 1);
        half(file, 0.5f);
        half(file, -1);
        return file;
    }

    private static void half(ByteBuffer file, float value) {
        file.putShort(Float.floatToFloat16(value));
    }

    private static float[] noise(Random random, int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
