package io.techpack.imaging.segmentation;

/** A first-in first-out queue of node numbers in which each is at most once. */
final class IndexQueue {

    private final int[] ring;
    private final boolean[] queued;
    private int head;
    private int tail;

    IndexQueue(int nodes) {
        ring = new int[nodes + 1];
        queued = new boolean[nodes];
    }

    boolean isEmpty() {
        return head == tail;
    }

    int first() {
        return ring[head];
    }

    void add(int node) {
        if (!queued[node]) {
            queued[node] = true;
            ring[tail] = node;
            tail = tail + 1 == ring.length ? 0 : tail + 1;
        }
    }

    void removeFirst() {
        queued[ring[head]] = false;
        head = head + 1 == ring.length ? 0 : head + 1;
    }
}
