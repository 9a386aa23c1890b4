package io.techpack.cli;

import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the type of a job by its name in the HTTP contract. */
final class TypeOption implements ITypeConverter<SubmitCommand.Type>, Iterable<String> {

    @Override
    public SubmitCommand.Type convert(String value) {
        return Arrays.stream(SubmitCommand.Type.values())
                .filter(type -> type.toString().equals(value))
                .findFirst()
                .orElseThrow(() ->
                        new TypeConversionException(
                                "'"
                                        + value
                                        + "' cannot be made of photos alone; it is one of "
                                        + Arrays.toString(SubmitCommand.Type.values())));
    }

    @Override
    public Iterator<String> iterator() {
        return Arrays.stream(SubmitCommand.Type.values())
                .map(SubmitCommand.Type::toString)
                .iterator();
    }
}
