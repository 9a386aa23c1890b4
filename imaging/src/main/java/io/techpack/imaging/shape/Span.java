package io.techpack.imaging.shape;

/** Part of a row, both ends inclusive, in pixels. */
public record Span(int left, int right) {

    public Span {
        if (right < left) {
            throw new IllegalArgumentException("a span from " + left + " to " + right);
        }
    }

    public int length() {
        return right - left;
    }

    public double middle() {
        return (left + right) / 2.0;
    }
}
