package io.techpack.cli;

import io.techpack.cli.render.Console;
import io.techpack.cli.render.Style;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says what is wrong with a command line, and where its help is; the help itself would push the
 * cause off the screen. What is a group of commands lists them.
 */
final class UsageHandler implements CommandLine.IParameterExceptionHandler {

    private final Console console;

    UsageHandler(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(ParameterException fault, String[] arguments) {
        CommandLine command = fault.getCommandLine();
        console.error("techpack: " + Style.safe(String.valueOf(fault.getMessage())));
        boolean suggested = UnmatchedArgumentException.printSuggestions(fault, command.getErr());
        if (command.getSubcommands().isEmpty() || suggested) {
            console.error("See: %s --help".formatted(command.getCommandSpec().qualifiedName()));
        } else {
            command.usage(command.getErr());
        }
        return ExitCode.USAGE;
    }
}
