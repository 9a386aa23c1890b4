package io.techpack.imaging.raster;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The four-connected parts of a mask, numbered from 1. */
final class Components {

    private final Mask mask;
    private final int[] labels;
    private final int count;

    private Components(Mask mask, int[] labels, int count) {
        this.mask = mask;
        this.labels = labels;
        this.count = count;
    }

    static Components of(Mask mask) {
        int[] labels = new int[mask.size()];
        int[] stack = new int[mask.size()];
        int count = 0;
        for (int i = 0; i < labels.length; i++) {
            if (mask.at(i) && labels[i] == 0) {
                flood(mask, labels, stack, i, ++count);
            }
        }
        return new Components(mask, labels, count);
    }

    private static void flood(Mask mask, int[] labels, int[] stack, int seed, int label) {
        int width = mask.width();
        int depth = 0;
        stack[depth++] = seed;
        labels[seed] = label;
        while (depth > 0) {
            int i = stack[--depth];
            int x = i % width;
            depth = x > 0 ? visit(mask, labels, stack, depth, i - 1, label) : depth;
            depth = x + 1 < width ? visit(mask, labels, stack, depth, i + 1, label) : depth;
            depth = i >= width ? visit(mask, labels, stack, depth, i - width, label) : depth;
            depth =
                    i + width < labels.length
                            ? visit(mask, labels, stack, depth, i + width, label)
                            : depth;
        }
    }

    private static int visit(Mask mask, int[] labels, int[] stack, int depth, int i, int label) {
        if (mask.at(i) && labels[i] == 0) {
            labels[i] = label;
            stack[depth] = i;
            return depth + 1;
        }
        return depth;
    }

    int labelAt(int index) {
        return labels[index];
    }

    /** The number of the largest part, 1 when there is none. */
    int largest() {
        int[] sizes = sizes();
        int largest = 1;
        for (int k = 1; k <= count; k++) {
            largest = sizes[k] > sizes[largest] ? k : largest;
        }
        return largest;
    }

    private int[] sizes() {
        int[] sizes = new int[Math.max(count, 1) + 1];
        for (int label : labels) {
            sizes[label]++;
        }
        return sizes;
    }

    /** All of them in the order of their first pixels. */
    List<Mask.Part> parts() {
        int[] left = new int[count + 1];
        int[] top = new int[count + 1];
        int[] right = new int[count + 1];
        int[] bottom = new int[count + 1];
        Arrays.fill(left, mask.width());
        Arrays.fill(top, mask.height());
        int width = mask.width();
        for (int i = 0; i < labels.length; i++) {
            int k = labels[i];
            int y = i / width;
            left[k] = Math.min(left[k], i % width);
            right[k] = Math.max(right[k], i % width);
            top[k] = Math.min(top[k], y);
            bottom[k] = Math.max(bottom[k], y);
        }
        int[] sizes = sizes();
        return IntStream.rangeClosed(1, count)
                .mapToObj(
                        k -> new Mask.Part(new Box(left[k], top[k], right[k], bottom[k]), sizes[k]))
                .toList();
    }

    private int[] borderPixels() {
        int[] touches = new int[count + 1];
        int width = mask.width();
        for (int i = 0; i < labels.length; i++) {
            int x = i % width;
            if (x == 0 || x == width - 1 || i < width || i >= labels.length - width) {
                touches[labels[i]]++;
            }
        }
        return touches;
    }

    /**
     * See {@link Mask#mainParts}: parts that mostly lie along the picture's border are dropped too.
     */
    static Mask mainParts(Mask mask, double share) {
        Components parts = of(mask);
        if (parts.count == 0) {
            return mask;
        }
        double[] weights = new double[parts.count + 1];
        for (int i = 0; i < mask.size(); i++) {
            if (mask.at(i)) {
                weights[parts.labels[i]] += 1.2 - Math.min(1, Centre.distance(mask, i));
            }
        }
        double heaviest = 0;
        for (double weight : weights) {
            heaviest = Math.max(heaviest, weight);
        }
        int[] sizes = parts.sizes();
        int[] touches = parts.borderPixels();
        boolean[] kept = new boolean[parts.count + 1];
        for (int k = 1; k <= parts.count; k++) {
            boolean insideEnough = touches[k] < 0.6 * Math.sqrt(sizes[k]);
            kept[k] = weights[k] == heaviest || (weights[k] >= share * heaviest && insideEnough);
        }
        return Mask.where(mask.width(), mask.height(), i -> kept[parts.labels[i]]);
    }

    static Mask withoutHoles(Mask mask, int maxArea) {
        Components gaps = of(mask.inverted());
        int[] sizes = gaps.sizes();
        int[] touches = gaps.borderPixels();
        return Mask.where(
                mask.width(),
                mask.height(),
                i -> {
                    int gap = gaps.labels[i];
                    return gap == 0 || (touches[gap] == 0 && sizes[gap] < maxArea);
                });
    }

    static Mask carved(Mask mask, IntPredicate removable) {
        int width = mask.width();
        Components open =
                of(Mask.where(width, mask.height(), i -> !mask.at(i) || removable.test(i)));
        boolean[] outside = new boolean[open.count + 1];
        for (int i = 0; i < mask.size(); i++) {
            outside[open.labels[i]] |= !mask.at(i);
        }
        return Mask.where(
                width,
                mask.height(),
                i -> mask.at(i) && !(open.labels[i] > 0 && outside[open.labels[i]]));
    }
}
