package io.techpack.imaging.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class GridCutTest {

    @RepeatedTest(60)
    void no_other_cut_of_a_small_grid_costs_less(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        int width = 1 + random.nextInt(4);
        Graph graph = Graph.random(random, width, 1 + random.nextInt(width == 4 ? 3 : 4));
        double least = Double.MAX_VALUE;
        boolean[] sides = new boolean[graph.size()];
        for (int labels = 0; labels < 1 << graph.size(); labels++) {
            for (int i = 0; i < sides.length; i++) {
                sides[i] = (labels >> i & 1) == 1;
            }
            least = Math.min(least, graph.cost(sides));
        }
        assertThat(graph.cost(graph.solved())).isEqualTo(least);
    }

    @RepeatedTest(25)
    void the_cut_of_a_larger_grid_costs_as_much_as_can_flow(RepetitionInfo run) {
        Random random = new Random(1000 + run.getCurrentRepetition());
        Graph graph = Graph.random(random, 3 + random.nextInt(12), 3 + random.nextInt(12));
        assertThat(graph.cost(graph.solved())).isCloseTo(graph.maximumFlow(), within(1e-6));
    }

    @Test
    void without_edges_each_pixel_goes_where_it_prefers() {
        GridCut grid = new GridCut(3, 1);
        grid.terminal(0, 0, 2);
        grid.terminal(1, 0, -2);
        grid.solve();
        assertThat(grid.isSource(0, 0)).isTrue();
        assertThat(grid.isSource(1, 0)).isFalse();
        assertThat(grid.isSource(2, 0)).isFalse();
    }

    @Test
    void a_strong_edge_carries_a_pixel_without_preference_along() {
        GridCut grid = new GridCut(3, 1);
        grid.terminal(0, 0, 5);
        grid.terminal(2, 0, -5);
        grid.edge(0, 0, GridCut.RIGHT, 3);
        grid.edge(1, 0, GridCut.RIGHT, 1);
        grid.solve();
        assertThat(grid.isSource(1, 0)).isTrue();
        assertThat(grid.isSource(2, 0)).isFalse();
    }

    @Test
    void a_weak_preference_is_overruled_by_its_neighbours_all_around() {
        GridCut grid = new GridCut(3, 3);
        for (int i = 0; i < 9; i++) {
            grid.terminal(i % 3, i / 3, i == 4 ? -1.5f : 4);
        }
        grid.edge(1, 1, GridCut.RIGHT, 0.5f);
        grid.edge(0, 1, GridCut.RIGHT, 0.5f);
        grid.edge(0, 0, GridCut.DOWN_RIGHT, 0.5f);
        grid.edge(2, 0, GridCut.DOWN_LEFT, 0.5f);
        grid.solve();
        assertThat(grid.isSource(1, 1)).isTrue();
    }

    @RepeatedTest(20)
    void a_queue_holds_each_number_once_and_in_order(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        int nodes = 1 + random.nextInt(8);
        IndexQueue queue = new IndexQueue(nodes);
        Queue<Integer> expected = new ArrayDeque<>();
        for (int step = 0; step < 200; step++) {
            if (random.nextInt(3) > 0) {
                int node = random.nextInt(nodes);
                queue.add(node);
                if (!expected.contains(node)) {
                    expected.add(node);
                }
            } else if (!queue.isEmpty()) {
                assertThat(queue.first()).isEqualTo(expected.remove());
                queue.removeFirst();
            }
            assertThat(queue.isEmpty()).isEqualTo(expected.isEmpty());
        }
    }

    /** The same grid as plain numbers, with a slow answer of its own. */
    private record Graph(int width, int height, float[] terminal, float[][] edges) {

        private static final int[] DIRECTIONS = {
            GridCut.RIGHT, GridCut.DOWN, GridCut.DOWN_RIGHT, GridCut.DOWN_LEFT
        };
        private static final int[] DX = {1, 0, 1, -1};
        private static final int[] DY = {0, 1, 1, 1};

        /** Quarters, so that sums are exact; a third of all edges are missing. */
        static Graph random(Random random, int width, int height) {
            float[] terminal = new float[width * height];
            float[][] edges = new float[width * height][4];
            for (int i = 0; i < terminal.length; i++) {
                terminal[i] = (random.nextInt(41) - 20) / 4f;
                for (int d = 0; d < 4; d++) {
                    edges[i][d] = Math.max(0, random.nextInt(30) - 10) / 4f;
                }
            }
            return new Graph(width, height, terminal, edges);
        }

        int size() {
            return width * height;
        }

        private int neighbour(int i, int d) {
            int x = i % width + DX[d];
            int y = i / width + DY[d];
            return x >= 0 && x < width && y < height ? y * width + x : -1;
        }

        boolean[] solved() {
            GridCut grid = new GridCut(width, height);
            for (int i = 0; i < size(); i++) {
                grid.terminal(i % width, i / width, terminal[i]);
                for (int d = 0; d < 4; d++) {
                    if (neighbour(i, d) >= 0) {
                        grid.edge(i % width, i / width, DIRECTIONS[d], edges[i][d]);
                    }
                }
            }
            grid.solve();
            boolean[] sides = new boolean[size()];
            for (int i = 0; i < sides.length; i++) {
                sides[i] = grid.isSource(i % width, i / width);
            }
            return sides;
        }

        double cost(boolean[] source) {
            double cost = 0;
            for (int i = 0; i < size(); i++) {
                cost += source[i] == terminal[i] > 0 ? 0 : Math.abs(terminal[i]);
                for (int d = 0; d < 4; d++) {
                    int j = neighbour(i, d);
                    cost += j >= 0 && source[i] != source[j] ? edges[i][d] : 0;
                }
            }
            return cost;
        }

        /** Edmonds and Karp 1972: shortest augmenting paths through a matrix of capacities. */
        double maximumFlow() {
            int source = size();
            int sink = source + 1;
            double[][] capacity = new double[sink + 1][sink + 1];
            for (int i = 0; i < size(); i++) {
                capacity[source][i] = Math.max(0, terminal[i]);
                capacity[i][sink] = Math.max(0, -terminal[i]);
                for (int d = 0; d < 4; d++) {
                    int j = neighbour(i, d);
                    if (j >= 0) {
                        capacity[i][j] = edges[i][d];
                        capacity[j][i] = edges[i][d];
                    }
                }
            }
            double total = 0;
            for (int[] from = path(capacity, source, sink);
                    from[sink] >= 0;
                    from = path(capacity, source, sink)) {
                double flow = Double.MAX_VALUE;
                for (int v = sink; v != source; v = from[v]) {
                    flow = Math.min(flow, capacity[from[v]][v]);
                }
                for (int v = sink; v != source; v = from[v]) {
                    capacity[from[v]][v] -= flow;
                    capacity[v][from[v]] += flow;
                }
                total += flow;
            }
            return total;
        }

        private static int[] path(double[][] capacity, int source, int sink) {
            int[] from = new int[capacity.length];
            Arrays.fill(from, -1);
            from[source] = source;
            Queue<Integer> queue = new ArrayDeque<>();
            queue.add(source);
            while (!queue.isEmpty() && from[sink] < 0) {
                int u = queue.remove();
                for (int v = 0; v < capacity.length; v++) {
                    if (from[v] < 0 && capacity[u][v] > 0) {
                        from[v] = u;
                        queue.add(v);
                    }
                }
            }
            return from;
        }
    }
}
