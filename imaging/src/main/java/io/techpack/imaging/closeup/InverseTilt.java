package io.techpack.imaging.closeup;

import io.techpack.imaging.raster.Box;

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

    /**
     * The upright rectangle of the picture that holds the whole box, as far as the picture goes.
     */
    Region region(Box box) {
        double cos = Math.cos(Math.toRadians(tilt));
        double sin = Math.sin(Math.toRadians(tilt));
        double u = box.centreX() + 0.5 - width / 2.0;
        double v = (box.top() + box.bottom() + 1 - height) / 2.0;
        double wide = box.width() * Math.abs(cos) + box.height() * Math.abs(sin);
        double high = box.width() * Math.abs(sin) + box.height() * Math.abs(cos);
        double centreX = width / 2.0 + u * cos - v * sin;
        double centreY = height / 2.0 + u * sin + v * cos;
        double left = Math.clamp(centreX - wide / 2, 0, width - 1.0);
        double top = Math.clamp(centreY - high / 2, 0, height - 1.0);
        double right = Math.clamp(centreX + wide / 2, left + 1, width);
        double bottom = Math.clamp(centreY + high / 2, top + 1, height);
        return new Region(
                left / width, top / height, (right - left) / width, (bottom - top) / height);
    }
}
