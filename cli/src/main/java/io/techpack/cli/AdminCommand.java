package io.techpack.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "admin",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "For operators: stages, workers, accounts, credits, keys, poison jobs, audits, retention.",
            "Needs a key of scope admin; that of a 'techpack up' on this machine is found."
        },
        subcommands = {
            StagesCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            WorkersCommand.class,
            DrainCommand.class,
            AdminCommand.AccountGroup.class,
            AccountsCommand.class,
            GrantCommand.class,
            AdminCommand.KeyGroup.class,
            KeysCommand.class,
            AuditCommand.class,
            AuditLogCommand.class,
            RetentionCommand.class,
            ParkedCommand.class,
            RequeueCommand.class
        })
final class AdminCommand implements Runnable {

    @Spec private @Nullable CommandSpec command;

    @Override
    public void run() {
        throw incomplete(command);
    }

    private static ParameterException incomplete(@Nullable CommandSpec command) {
        if (command == null) {
            throw new IllegalStateException("picocli has not set the command");
        }
        return new ParameterException(command.commandLine(), "Which command?");
    }

    @Command(
            name = "account",
            mixinStandardHelpOptions = true,
            synopsisSubcommandLabel = "COMMAND",
            description = "Opens and lists accounts.",
            subcommands = {AccountCreateCommand.class, AccountListCommand.class})
    static final class AccountGroup implements Runnable {

        @Spec private @Nullable CommandSpec command;

        @Override
        public void run() {
            throw incomplete(command);
        }
    }

    @Command(
            name = "key",
            mixinStandardHelpOptions = true,
            synopsisSubcommandLabel = "COMMAND",
            description = "Makes, lists and revokes API keys.",
            subcommands = {KeyCreateCommand.class, KeyListCommand.class, KeyRevokeCommand.class})
    static final class KeyGroup implements Runnable {

        @Spec private @Nullable CommandSpec command;

        @Override
        public void run() {
            throw incomplete(command);
        }
    }
}
