package io.techpack.imaging.texture;

/**
 * What repeats in one window of cloth, by its power spectrum.
 *
 * @param contrast standard deviation of what is finer than a quarter of the window, ΔE units
 * @param peak the strongest single frequency's share of that power, 0 to 1
 * @param cycles that frequency, in cycles a window
 * @param direction across its lines, degrees 0 to 180; 0 means that the lines are upright
 * @param along the share of edges that run along those lines, 0 to 1
 * @param across the share of edges in the next direction, at least 30° away, 0 to 1
 * @param between the angle between both directions, degrees 30 to 90
 */
record Rhythm(
        double contrast,
        double peak,
        double cycles,
        double direction,
        double along,
        double across,
        double between) {

    private static final int COARSEST = 4;
    private static final int FINEST = 44;
    private static final int DIRECTIONS = 36;

    /** Reads the spectrum; frequencies below four cycles are light, shade and folds. */
    static Rhythm of(PowerSpectrum spectrum) {
        double all = 0;
        double edges = 0;
        double[] byDirection = new double[DIRECTIONS];
        double best = 0;
        int bestU = 0;
        int bestV = 0;
        for (int v = 0; v <= FINEST; v++) {
            for (int u = -FINEST; u <= FINEST; u++) {
                double frequency = Math.hypot(u, v);
                if (frequency < COARSEST || frequency > FINEST || v == 0 && u < 0) {
                    continue;
                }
                double power = spectrum.at(u, v);
                all += 2 * power;
                // the sharper, the higher: edges weigh by frequency, folds hardly
                double edge = power * frequency;
                edges += edge;
                double degrees = Math.toDegrees(Math.atan2(v, u));
                byDirection[(int) Math.round(degrees * DIRECTIONS / 180) % DIRECTIONS] += edge;
                if (power * frequency > best) {
                    best = power * frequency;
                    bestU = u;
                    bestV = v;
                }
            }
        }
        double total = Math.max(1e-12, all);
        double sum = Math.max(1e-12, edges);
        int first = strongest(byDirection, -1);
        int second = strongest(byDirection, first);
        double turn = Math.abs(first - second) * 180.0 / DIRECTIONS;
        return new Rhythm(
                Math.sqrt(all),
                2 * around(spectrum, bestU, bestV) / total,
                Math.hypot(bestU, bestV),
                first * 180.0 / DIRECTIONS,
                band(byDirection, first) / sum,
                band(byDirection, second) / sum,
                Math.min(turn, 180 - turn));
    }

    private static double around(PowerSpectrum spectrum, int u, int v) {
        double sum = 0;
        for (int dv = -1; dv <= 1; dv++) {
            for (int du = -1; du <= 1; du++) {
                sum += spectrum.at(u + du, v + dv);
            }
        }
        return sum;
    }

    /** The middle of the strongest band; at least 30° from another one if given. */
    private static int strongest(double[] byDirection, int other) {
        int best = -1;
        for (int i = 0; i < DIRECTIONS; i++) {
            int apart = Math.abs(i - other);
            boolean free = other < 0 || Math.min(apart, DIRECTIONS - apart) >= DIRECTIONS / 6;
            if (free && (best < 0 || band(byDirection, i) > band(byDirection, best))) {
                best = i;
            }
        }
        return best;
    }

    /** Three neighbouring directions, 15° in all. */
    private static double band(double[] byDirection, int i) {
        return byDirection[(i + DIRECTIONS - 1) % DIRECTIONS]
                + byDirection[i]
                + byDirection[(i + 1) % DIRECTIONS];
    }
}
