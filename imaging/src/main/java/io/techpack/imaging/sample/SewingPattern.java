package io.techpack.imaging.sample;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * A garment's sewing pattern: its outline, and the seams, stitches and trims that are put on the
 * cloth.
 */
final class SewingPattern {

    private static final double CENTRE = SampleGarments.WIDTH / 2.0;

    private final Area outline = new Area();
    private final List<Shape> seams = new ArrayList<>();
    private final List<Shape> stitches = new ArrayList<>();
    private final List<Shape> shadedPanels = new ArrayList<>();
    private final List<Trim> trims = new ArrayList<>();

    static SewingPattern of(SampleKind kind) {
        SewingPattern pattern = new SewingPattern();
        switch (kind) {
            case T_SHIRT -> SamplePatterns.tShirt(pattern);
            case T_SHIRT_BACK -> SamplePatterns.tShirtBack(pattern);
            case HOODIE -> SamplePatterns.hoodie(pattern);
            case TROUSERS -> SamplePatterns.trousers(pattern);
            case DRESS -> SamplePatterns.dress(pattern);
        }
        return pattern;
    }

    /** A solid part that is not cloth: a button, a cord's end. */
    private record Trim(Shape shape, int rgb) {}

    /**
     * A path in coordinates relative to the centre line, as SVG-like numbers: M x y, L x y, Q cx cy
     * x y, C …, Z.
     */
    static Path2D path(Object... commands) {
        Path2D path = new Path2D.Double();
        int i = 0;
        while (i < commands.length) {
            String command = (String) commands[i++];
            switch (command) {
                case "M" -> path.moveTo(CENTRE + number(commands[i++]), number(commands[i++]));
                case "L" -> path.lineTo(CENTRE + number(commands[i++]), number(commands[i++]));
                case "Q" ->
                        path.quadTo(
                                CENTRE + number(commands[i++]),
                                number(commands[i++]),
                                CENTRE + number(commands[i++]),
                                number(commands[i++]));
                case "Z" -> path.closePath();
                default -> throw new IllegalArgumentException("unknown path command " + command);
            }
        }
        return path;
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    static Shape mirrored(Shape shape) {
        AffineTransform mirror = new AffineTransform(-1, 0, 0, 1, 2 * CENTRE, 0);
        return mirror.createTransformedShape(shape);
    }

    void both(Path2D half) {
        outline.add(new Area(half));
        outline.add(new Area(mirrored(half)));
    }

    void seam(Shape... shapes) {
        seams.addAll(List.of(shapes));
    }

    void seamBoth(Shape shape) {
        seam(shape, mirrored(shape));
    }

    void stitch(Shape... shapes) {
        stitches.addAll(List.of(shapes));
    }

    void stitchBoth(Shape shape) {
        stitch(shape, mirrored(shape));
    }

    void shaded(Shape shape) {
        shadedPanels.add(shape);
    }

    void trim(Shape shape, int rgb) {
        trims.add(new Trim(shape, rgb));
    }

    /** White where there is garment. */
    BufferedImage cover() {
        BufferedImage cover =
                new BufferedImage(
                        SampleGarments.WIDTH, SampleGarments.HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = smooth(cover);
        graphics.setColor(Color.WHITE);
        graphics.fill(outline);
        graphics.dispose();
        return cover;
    }

    /** How much darker each pixel is for lying deeper: the inside of a neck, the rib of a cuff. */
    float[] panelShading() {
        BufferedImage image =
                new BufferedImage(
                        SampleGarments.WIDTH, SampleGarments.HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = smooth(image);
        graphics.setColor(new Color(60, 60, 60));
        shadedPanels.forEach(graphics::fill);
        graphics.setStroke(new BasicStroke(7, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.setColor(new Color(36, 36, 36));
        seams.forEach(graphics::draw);
        graphics.dispose();
        return Coverage.softened(image, 4);
    }

    /** Thin lines, stitches and trims on top of the cloth. */
    void finish(BufferedImage image, int cloth) {
        Graphics2D graphics = smooth(image);
        graphics.setClip(outline);
        graphics.setStroke(new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.setColor(new Color(Shade.of(cloth, 0.52)));
        seams.forEach(graphics::draw);
        float[] dash = {7, 5};
        graphics.setStroke(
                new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, dash, 0));
        graphics.setColor(new Color(Shade.of(cloth, 1.32)));
        stitches.forEach(graphics::draw);
        graphics.setClip(null);
        for (Trim trim : trims) {
            graphics.translate(2, 3);
            graphics.setColor(new Color(0, 0, 0, 70));
            graphics.fill(trim.shape);
            graphics.translate(-2, -3);
            graphics.setColor(new Color(trim.rgb));
            graphics.fill(trim.shape);
        }
        graphics.dispose();
    }

    private static Graphics2D smooth(BufferedImage image) {
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return graphics;
    }
}
