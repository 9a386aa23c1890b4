package io.techpack.imaging.sketch;

import java.awt.geom.Path2D;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads path data as {@link SvgWriter} writes it: absolute, one letter for each segment. */
final class SvgPath {

    private static final Pattern SEGMENT = Pattern.compile("([MLQCZ])([-0-9. E]*)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}(\\.\\d{1,3})?(E\\d)?");

    private SvgPath() {}

    /** The path, or empty if the data is of another kind. */
    static Optional<Path2D> parse(String data) {
        Path2D path = new Path2D.Double();
        Matcher segments = SEGMENT.matcher(data);
        int end = 0;
        while (segments.find()) {
            if (segments.start() != end || !add(path, segments.group(1), segments.group(2))) {
                return Optional.empty();
            }
            end = segments.end();
        }
        return end == data.length() ? Optional.of(path) : Optional.empty();
    }

    /** The number, or empty if the text is none that we write. */
    static OptionalDouble number(String text) {
        return NUMBER.matcher(text).matches()
                ? OptionalDouble.of(Double.parseDouble(text))
                : OptionalDouble.empty();
    }

    private static boolean add(Path2D path, String command, String numbers) {
        String[] texts = numbers.isEmpty() ? new String[0] : numbers.split(" ", -1);
        double[] at = new double[texts.length];
        for (int i = 0; i < at.length; i++) {
            OptionalDouble number = number(texts[i]);
            if (number.isEmpty()) {
                return false;
            }
            at[i] = number.getAsDouble();
        }
        if (path.getCurrentPoint() == null && !command.equals("M")) {
            return false;
        }
        switch (command + at.length) {
            case "M2" -> path.moveTo(at[0], at[1]);
            case "L2" -> path.lineTo(at[0], at[1]);
            case "Q4" -> path.quadTo(at[0], at[1], at[2], at[3]);
            case "C6" -> path.curveTo(at[0], at[1], at[2], at[3], at[4], at[5]);
            case "Z0" -> path.closePath();
            default -> {
                return false;
            }
        }
        return true;
    }
}
