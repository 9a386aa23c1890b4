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
        while (mergeClosest(clusters)) {
            // until the closest two are two colours
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
