package io.techpack.cli;

import io.techpack.cli.render.Console;
import picocli.CommandLine.Command;

@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "Lists an account's keys, as key list does.")
final class KeysCommand extends KeyListCommand {

    KeysCommand(Console console) {
        super(console);
    }
}
