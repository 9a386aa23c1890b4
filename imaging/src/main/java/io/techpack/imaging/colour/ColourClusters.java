package io.techpack.imaging.colour;

import io.techpack.imaging.raster.KMeans;
import io.techpack.imaging.raster.Lab;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/** Eight k-means clusters, then merged while two differ in shade only: folds are not colours. */
final class ColourClusters {

    private static final int CLUSTERS = 8;
    private static final int ROUNDS = 14;
    private static final double MERGE_BELOW = 10;
    private static final double LEAST_SHARE = 0.03;
    private static final int MOST_COLOURS = 5;
    private static final double NEARLY_GREY = 7;
    private static final double MOST_SHADE = 0.3;

    private ColourClusters() {}

    private record Cluster(Lab lab, double weight) {

        Cluster with(Cluster other) {
            double sum = weight + other.weight;
            double t = sum == 0 ? 0.5 : other.weight / sum;
            return new Cluster(
                    new Lab(
                            mix(lab.l(), other.lab.l(), t),
                            mix(lab.a(), other.lab.a(), t),
                            mix(lab.b(), other.lab.b(), t)),
                    sum);
        }

        private static double mix(double from, double to, double t) {
            return from + (to - from) * t;
        }

        boolean isShadeOf(Cluster other) {
            double light = lab.l() / Math.max(1, other.lab.l());
            double chroma = lab.chroma() / Math.max(1, other.lab.chroma());
            double cosine =
                    (lab.a() * other.lab.a() + lab.b() * other.lab.b())
                            / Math.max(1e-6, lab.chroma() * other.lab.chroma());
            return other.lab.chroma() > NEARLY_GREY
                    && cosine > 0.96
                    && light > 0.45
                    && light < 1.6
                    && Math.abs(chroma - light) < 0.4;
        }

        /**
         * Lightness counts less, least of all in a hue: that is shading; between greys it is a
         * colour.
         */
        double difference(Cluster other) {
            double chroma = (lab.chroma() + other.lab.chroma()) / 2;
            double lightness = chroma < NEARLY_GREY ? 0.16 : 0.075;
            double dl = lab.l() - other.lab.l();
            double da = lab.a() - other.lab.a();
            double db = lab.b() - other.lab.b();
            return Math.sqrt(lightness * dl * dl + da * da + db * db);
        }
    }

    static List<ColourShare> of(float[][] samples, RandomGenerator random) {
        List<Cluster> clusters = clusters(samples, random);
        while (mergeClosest(clusters) || mergeShade(clusters) || mergeNamesakes(clusters)) {
            // until all are colours of their own
        }
        return clusters.stream()
                .sorted(Comparator.comparingDouble(Cluster::weight).reversed())
                .filter(cluster -> cluster.weight >= LEAST_SHARE)
                .limit(MOST_COLOURS)
                .map(cluster -> ColourShare.of(cluster.lab, cluster.weight))
                .toList();
    }

    private static List<Cluster> clusters(float[][] samples, RandomGenerator random) {
        double[][] centres = KMeans.centres(samples, CLUSTERS, ROUNDS, random);
        int[] counts = new int[CLUSTERS];
        for (float[] sample : samples) {
            counts[KMeans.nearest(sample, centres)]++;
        }
        List<Cluster> clusters = new ArrayList<>();
        for (int j = 0; j < CLUSTERS; j++) {
            Lab lab = new Lab(centres[j][0], centres[j][1], centres[j][2]);
            clusters.add(new Cluster(lab, counts[j] / (double) samples.length));
        }
        return clusters;
    }

    /**
     * Less light on one cloth changes its colour along a line to black: the same hue, and chroma as
     * low as the lightness. Only a small part is taken for a shade, so that tone-on-tone stays.
     */
    private static boolean mergeShade(List<Cluster> clusters) {
        for (Cluster large : List.copyOf(clusters)) {
            for (Cluster small : List.copyOf(clusters)) {
                if (small.weight < large.weight * MOST_SHADE && small.isShadeOf(large)) {
                    clusters.remove(small);
                    clusters.set(
                            clusters.indexOf(large),
                            new Cluster(large.lab, large.weight + small.weight));
                    return true;
                }
            }
        }
        return false;
    }

    /** Two colours that people call by one name are one to them. */
    private static boolean mergeNamesakes(List<Cluster> clusters) {
        for (int i = 0; i < clusters.size(); i++) {
            for (int j = i + 1; j < clusters.size(); j++) {
                if (TradeColour.nearest(clusters.get(i).lab)
                        .equals(TradeColour.nearest(clusters.get(j).lab))) {
                    Cluster one = clusters.get(i);
                    Cluster other = clusters.remove(j);
                    Cluster larger = one.weight >= other.weight ? one : other;
                    clusters.set(i, new Cluster(larger.lab, one.weight + other.weight));
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean mergeClosest(List<Cluster> clusters) {
        double least = MERGE_BELOW;
        int first = -1;
        int second = -1;
        for (int i = 0; i < clusters.size(); i++) {
            for (int j = i + 1; j < clusters.size(); j++) {
                double difference = clusters.get(i).difference(clusters.get(j));
                if (difference <= least) {
                    least = difference;
                    first = i;
                    second = j;
                }
            }
        }
        if (first < 0) {
            return false;
        }
        clusters.set(first, clusters.get(first).with(clusters.remove(second)));
        return true;
    }
}
