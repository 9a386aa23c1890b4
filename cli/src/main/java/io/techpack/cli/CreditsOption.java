package io.techpack.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of credits, as many as one grant may give. */
final class CreditsOption implements ITypeConverter<Long> {

    private static final long MOST = 1_000_000_000;

    @Override
    public Long convert(String value) {
        if (!value.matches("\\d{1,10}")
                || Long.parseLong(value) < 1
                || Long.parseLong(value) > MOST) {
            throw new TypeConversionException(
                    "'%s' is no number of credits; it is a whole number from 1 to %d"
                            .formatted(value, MOST));
        }
        return Long.valueOf(value);
    }
}
