package io.techpack.imaging.segmentation;

import java.util.Arrays;

/**
 * Minimum cut of an eight-connected pixel grid by growing two search trees (Boykov and Kolmogorov
 * 2004). A margin of one pixel without capacity spares every bounds check. Used once, by one
 * thread: set capacities, solve, ask.
 */
final class GridCut {

    /** Directions come in opposite pairs: the opposite of {@code d} is {@code d ^ 1}. */
    static final int RIGHT = 0;

    static final int DOWN = 2;
    static final int DOWN_RIGHT = 4;
    static final int DOWN_LEFT = 6;

    private static final int DIRECTIONS = 8;
    private static final byte FREE = 0;
    private static final byte SOURCE = 1;
    private static final byte SINK = 2;
    private static final byte NO_PARENT = -1;
    private static final byte TERMINAL = 8;
    private static final byte ORPHAN = 9;
    private static final float EMPTY = 1e-6f;

    private final int width;
    private final int height;
    private final int stride;
    private final int[] offset;
    private final float[] capacity;
    private final float[] terminal;
    private final byte[] tree;
    private final byte[] parent;
    private final int[] stamp;
    private final int[] depth;
    private final IndexQueue active;
    private int[] orphans = new int[4096];
    private int orphanCount;
    private int time;

    GridCut(int width, int height) {
        this.width = width;
        this.height = height;
        stride = width + 2;
        int nodes = stride * (height + 2);
        offset =
                new int[] {
                    1, -1, stride, -stride, stride + 1, -stride - 1, stride - 1, -stride + 1
                };
        capacity = new float[nodes * DIRECTIONS];
        terminal = new float[nodes];
        tree = new byte[nodes];
        parent = new byte[nodes];
        stamp = new int[nodes];
        depth = new int[nodes];
        active = new IndexQueue(nodes);
        Arrays.fill(parent, NO_PARENT);
    }

    private int node(int x, int y) {
        return (y + 1) * stride + x + 1;
    }

    /** Positive: prefers the source by that much; negative: the sink. */
    void terminal(int x, int y, float preference) {
        terminal[node(x, y)] = preference;
    }

    /** The cost of cutting between a pixel and its neighbour in a direction, both ways. */
    void edge(int x, int y, int direction, float cost) {
        int node = node(x, y);
        capacity[node * DIRECTIONS + direction] = cost;
        capacity[(node + offset[direction]) * DIRECTIONS + (direction ^ 1)] = cost;
    }

    boolean isSource(int x, int y) {
        return tree[node(x, y)] == SOURCE;
    }

    void solve() {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                plant(node(x, y));
            }
        }
        while (!active.isEmpty()) {
            int node = active.first();
            int direction = tree[node] == FREE ? -1 : grow(node);
            if (direction < 0) {
                active.removeFirst();
                continue;
            }
            time++;
            int other = node + offset[direction];
            if (tree[node] == SOURCE) {
                augment(node, other, direction);
            } else {
                augment(other, node, direction ^ 1);
            }
            adopt();
        }
    }

    private void plant(int node) {
        if (terminal[node] != 0) {
            tree[node] = terminal[node] > 0 ? SOURCE : SINK;
            parent[node] = TERMINAL;
            depth[node] = 1;
            active.add(node);
        }
    }

    /** Residual capacity away from the source: out of source-tree nodes, into sink-tree nodes. */
    private float residual(byte side, int node, int direction) {
        return side == SOURCE
                ? capacity[node * DIRECTIONS + direction]
                : capacity[(node + offset[direction]) * DIRECTIONS + (direction ^ 1)];
    }

    /** Takes free neighbours in; returns the direction in which the other tree was met, or -1. */
    private int grow(int node) {
        byte side = tree[node];
        for (int d = 0; d < DIRECTIONS; d++) {
            int next = node + offset[d];
            if (residual(side, node, d) <= 0) {
                continue;
            }
            if (tree[next] == FREE) {
                tree[next] = side;
                attach(next, node, d);
                active.add(next);
            } else if (tree[next] != side) {
                return d;
            } else if (stamp[next] <= stamp[node]
                    && depth[next] > depth[node]
                    && parent[next] != TERMINAL
                    && parent[next] != ORPHAN) {
                attach(next, node, d);
            }
        }
        return -1;
    }

    private void attach(int child, int node, int direction) {
        parent[child] = (byte) (direction ^ 1);
        stamp[child] = stamp[node];
        depth[child] = depth[node] + 1;
    }

    private void augment(int source, int sink, int direction) {
        float flow =
                Math.min(
                        capacity[source * DIRECTIONS + direction],
                        Math.min(bottleneck(source, SOURCE), bottleneck(sink, SINK)));
        push(source, direction, flow);
        drain(source, SOURCE, flow);
        drain(sink, SINK, flow);
    }

    private void push(int node, int direction, float flow) {
        int forward = node * DIRECTIONS + direction;
        capacity[forward] -= flow;
        if (capacity[forward] <= EMPTY) {
            capacity[forward] = 0;
        }
        capacity[(node + offset[direction]) * DIRECTIONS + (direction ^ 1)] += flow;
    }

    private float bottleneck(int start, byte side) {
        float least = Float.MAX_VALUE;
        int node = start;
        while (parent[node] != TERMINAL) {
            int d = parent[node];
            least = Math.min(least, towardsSink(side, node, d));
            node += offset[d];
        }
        return Math.min(least, Math.abs(terminal[node]));
    }

    /**
     * What can still flow between a node and its parent: from it in the source tree, to it in the
     * sink tree.
     */
    private float towardsSink(byte side, int node, int d) {
        return side == SOURCE
                ? capacity[(node + offset[d]) * DIRECTIONS + (d ^ 1)]
                : capacity[node * DIRECTIONS + d];
    }

    private void drain(int start, byte side, float flow) {
        int node = start;
        while (parent[node] != TERMINAL) {
            int d = parent[node];
            int above = node + offset[d];
            if (side == SOURCE) {
                push(above, d ^ 1, flow);
            } else {
                push(node, d, flow);
            }
            if (towardsSink(side, node, d) <= 0) {
                orphan(node);
            }
            node = above;
        }
        terminal[node] += side == SOURCE ? -flow : flow;
        if (Math.abs(terminal[node]) <= EMPTY) {
            terminal[node] = 0;
            orphan(node);
        }
    }

    private void orphan(int node) {
        parent[node] = ORPHAN;
        if (orphanCount == orphans.length) {
            orphans = Arrays.copyOf(orphans, orphanCount * 2);
        }
        orphans[orphanCount++] = node;
    }

    private void adopt() {
        while (orphanCount > 0) {
            int node = orphans[--orphanCount];
            int best = nearestParent(node);
            if (best >= 0) {
                int above = node + offset[best];
                parent[node] = (byte) best;
                stamp[node] = time;
                depth[node] = depth[above] + 1;
            } else {
                release(node);
            }
        }
    }

    private int nearestParent(int node) {
        byte side = tree[node];
        int best = -1;
        int least = Integer.MAX_VALUE;
        for (int d = 0; d < DIRECTIONS; d++) {
            int candidate = node + offset[d];
            if (isRelative(side, node, d)) {
                int distance = distanceToTerminal(candidate);
                if (distance < least) {
                    least = distance;
                    best = d;
                }
            }
        }
        return best;
    }

    private boolean isRelative(byte side, int node, int d) {
        int other = node + offset[d];
        return other >= 0
                && other < tree.length
                && tree[other] == side
                && parent[other] != NO_PARENT
                && towardsSink(side, node, d) > 0;
    }

    /**
     * Steps to the terminal, remembered along the path for this round; huge when the path ends at
     * an orphan.
     */
    private int distanceToTerminal(int start) {
        int node = start;
        int steps = 0;
        while (stamp[node] != time) {
            steps++;
            if (parent[node] == TERMINAL) {
                stamp[node] = time;
                depth[node] = 1;
                steps--;
                break;
            }
            if (parent[node] == ORPHAN || parent[node] == NO_PARENT) {
                return Integer.MAX_VALUE;
            }
            node += offset[parent[node]];
        }
        int total = steps + depth[node];
        int remaining = total;
        for (int k = start; stamp[k] != time; k += offset[parent[k]]) {
            stamp[k] = time;
            depth[k] = remaining--;
        }
        return total;
    }

    private void release(int node) {
        byte side = tree[node];
        for (int d = 0; d < DIRECTIONS; d++) {
            int other = node + offset[d];
            if (other < 0
                    || other >= tree.length
                    || tree[other] != side
                    || parent[other] == NO_PARENT) {
                continue;
            }
            if (towardsSink(side, node, d) > 0) {
                active.add(other);
            }
            int up = parent[other];
            if (up != TERMINAL && up != ORPHAN && other + offset[up] == node) {
                orphan(other);
            }
        }
        tree[node] = FREE;
        parent[node] = NO_PARENT;
    }
}
