package io.techpack.trials.bench;

import io.techpack.retention.Retention.Pace;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How gently old jobs are deleted beside load, for as long as it is measured.
 *
 * @param slice how many milliseconds of work at a time
 * @param pause how many milliseconds after each, at least
 */
record PurgePace(long slice, long pause) {

    private static final int ROWS = 500;
    private static final long MOST_FACTOR = 4;

    /** No turn takes so long: each keeps its pace to the end. */
    private static final Duration CATCH_UP = Duration.ofDays(36_500);

    /** As gateways have it; with a shorter pause as they have it in a hurry. */
    Pace pace() {
        int factor = (int) Math.clamp(pause / slice, 1, MOST_FACTOR);
        return new Pace(ROWS, Duration.ofMillis(slice), Duration.ofMillis(pause), factor, CATCH_UP);
    }

    @Override
    public String toString() {
        return slice + "/" + pause;
    }

    /** Reads {@code SLICE/PAUSE}. */
    static final class Converter implements ITypeConverter<PurgePace> {

        private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,3})/(\\d{1,5})");

        @Override
        public PurgePace convert(String text) {
            Matcher numbers = TEXT.matcher(text);
            if (!numbers.matches()) {
                throw new TypeConversionException(
                        "'%s' is no pace; one is SLICE/PAUSE in milliseconds, such as 5/100"
                                .formatted(text));
            }
            return new PurgePace(
                    Long.parseLong(numbers.group(1)), Long.parseLong(numbers.group(2)));
        }
    }
}
