package io.techpack.cli;

import io.techpack.cli.render.Console;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;

/** Makes commands, each with the console if its constructor asks for it. */
final class CommandFactory implements CommandLine.IFactory {

    private final Console console;
    private final CommandLine.IFactory usual = CommandLine.defaultFactory();

    CommandFactory(Console console) {
        this.console = console;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        Optional<Constructor<?>> withConsole =
                Arrays.stream(type.getDeclaredConstructors())
                        .filter(constructor ->
                                Arrays.equals(
                                        constructor.getParameterTypes(),
                                        new Class<?>[] {Console.class}))
                        .findFirst();
        return withConsole.isPresent()
                ? type.cast(withConsole.get().newInstance(console))
                : usual.create(type);
    }
}
