package io.techpack.imaging.closeup;

/** From windows of the upright raster to regions of the picture as it was taken. */
record InverseTilt(int width, int height, double tilt) {

    Region region(Window window) {
        double cos = Math.cos(Math.toRadians(tilt));
        double sin = Math.sin(Math.toRadians(tilt));
        double u = window.centreX() - width / 2.0;
        double v = window.centreY() - height / 2.0;
        double side = Math.min(window.side(), Math.min(width, height));
        double left = Math.clamp(width / 2.0 + u * cos - v * sin - side / 2, 0, width - side);
        double top = Math.clamp(height / 2.0 + u * sin + v * cos - side / 2, 0, height - side);
        return new Region(left / width, top / height, side / width, side / height);
    }
}
