package io.techpack.cli;

import io.techpack.cli.render.Console;
import picocli.CommandLine.Command;

@Command(
        name = "accounts",
        mixinStandardHelpOptions = true,
        description = "Lists all accounts, as account list does.")
final class AccountsCommand extends AccountListCommand {

    AccountsCommand(Console console) {
        super(console);
    }
}
