package io.techpack.imaging.shape;

import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.raster.LabRaster;
import io.techpack.imaging.raster.Mask;
import io.techpack.imaging.raster.TestMasks;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/** Outlines of known measures in a raster of 400 × 500 pixels, symmetric about column 200. */
public final class DrawnOutlines {

    public static final int WIDTH = 400;
    public static final int HEIGHT = 500;
    static final double AXIS = 200;

    private DrawnOutlines() {}

    public static Mask mask(Shape shape) {
        return TestMasks.of(WIDTH, HEIGHT, shape);
    }

    static Silhouette silhouette(Shape shape) {
        return Silhouette.of(mask(shape), WIDTH, HEIGHT, false);
    }

    static Landmarks read(Shape shape, GarmentClass kind) {
        return Landmarks.of(silhouette(shape), kind, 1);
    }

    /** Blue cloth on a light ground, read as this class with full trust in its outline. */
    public static Anatomy anatomy(Shape shape, GarmentClass kind) {
        Mask mask = mask(shape);
        int[] argb = new int[mask.size()];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = mask.at(i) ? 0xFF2F5D8C : 0xFFD9D4CB;
        }
        return Anatomy.of(LabRaster.of(Picture.of(WIDTH, HEIGHT, argb)), mask, kind, 1);
    }

    /** Something that a product of this class could look like. */
    public static Shape typical(GarmentClass kind) {
        return switch (kind.group()) {
            case TOPS, OUTERWEAR -> tShirt(70, 160, 430);
            case DRESSES -> sleevelessDress(45, 110);
            case SKIRTS -> both(0, 100, 50, 100, 120, 400, 0, 400);
            case TROUSERS -> trousers(70, 170, 90, 470);
            case SHORTS -> trousers(90, 170, 110, 300);
            case SHOES, HATS, BAGS, OBJECTS -> new Ellipse2D.Double(60, 140, 280, 200);
        };
    }

    /** A closed polygon through x, y, x, y, … */
    static Path2D polygon(double... xy) {
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        return path;
    }

    /** A polygon whose points are given as distances from the axis, with its mirror image. */
    public static Area both(double... halves) {
        double[] left = halves.clone();
        double[] right = halves.clone();
        for (int i = 0; i < halves.length; i += 2) {
            left[i] = AXIS - halves[i];
            right[i] = AXIS + halves[i];
        }
        Area area = new Area(polygon(left));
        area.add(new Area(polygon(right)));
        return area;
    }

    /** Straight body, sleeves that stand off, a neck of 60 × 20. */
    public static Area tShirt(double halfBody, double pit, double hem) {
        return both(
                0,
                80,
                30,
                60,
                halfBody,
                75,
                halfBody + 80,
                190,
                halfBody + 50,
                215,
                halfBody,
                pit,
                halfBody,
                hem,
                0,
                hem);
    }

    /** Straps, no sleeves, a skirt that widens from a waist. */
    public static Area sleevelessDress(double waist, double hem) {
        return both(0, 130, 30, 110, 40, 50, 60, 50, 65, 130, waist, 220, hem, 450, 0, 450);
    }

    /** Two legs that part at {@code crotch}. */
    public static Area trousers(double halfWaist, double crotch, double halfHip, double bottom) {
        return both(
                0,
                50,
                halfWaist,
                50,
                halfHip,
                crotch,
                halfHip,
                bottom,
                halfHip - 50,
                bottom,
                0,
                crotch);
    }
}
