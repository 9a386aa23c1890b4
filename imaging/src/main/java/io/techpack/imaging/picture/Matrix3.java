package io.techpack.imaging.picture;

import java.util.Optional;

/** Three by three matrices, row by row. */
final class Matrix3 {

    private static final double SINGULAR = 1e-9;

    private Matrix3() {}

    static double[][] times(double[][] a, double[][] b) {
        double[][] product = new double[3][3];
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 3; c++) {
                product[r][c] = a[r][0] * b[0][c] + a[r][1] * b[1][c] + a[r][2] * b[2][c];
            }
        }
        return product;
    }

    static double[] times(double[][] a, double[] v) {
        double[] product = new double[3];
        for (int r = 0; r < 3; r++) {
            product[r] = a[r][0] * v[0] + a[r][1] * v[1] + a[r][2] * v[2];
        }
        return product;
    }

    /** Empty when it has none, or holds what is no number. */
    static Optional<double[][]> inverse(double[][] a) {
        double[][] cofactors = new double[3][3];
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 3; c++) {
                int up = (r + 1) % 3;
                int down = (r + 2) % 3;
                int left = (c + 1) % 3;
                int right = (c + 2) % 3;
                cofactors[c][r] = a[up][left] * a[down][right] - a[up][right] * a[down][left];
            }
        }
        double determinant =
                a[0][0] * cofactors[0][0] + a[0][1] * cofactors[1][0] + a[0][2] * cofactors[2][0];
        if (!(Math.abs(determinant) > SINGULAR) || !Double.isFinite(determinant)) {
            return Optional.empty();
        }
        for (double[] row : cofactors) {
            for (int c = 0; c < 3; c++) {
                row[c] /= determinant;
            }
        }
        return Optional.of(cofactors);
    }
}
