package io.techpack.cli;

import io.techpack.cli.render.Console;
import io.techpack.trials.bench.BenchCommand;
import io.techpack.trials.torture.TortureCommand;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The main class: {@code techpack COMMAND}. */
@Command(
        name = "techpack",
        mixinStandardHelpOptions = true,
        versionProvider = Techpack.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Tech packs from product photos.",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            SubmitCommand.class,
            WatchCommand.class,
            CancelCommand.class,
            RetryCommand.class,
            JobsCommand.class,
            PackCommand.class,
            CreditsCommand.class,
            WhyCommand.class,
            TopCommand.class,
            AdminCommand.class,
            ClassCacheCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed; the message says why",
            "2:wrong usage",
            "3:no server answers",
            "4:there is no such job, account, worker …",
            "5:no key, or one that may not do this"
        },
        footer = {
            "",
            "Start with 'techpack demo', or with 'techpack up' and then 'techpack submit PHOTO'."
        })
public final class Techpack implements Runnable {

    @Spec private CommandSpec spec;

    Techpack(CommandSpec unset) {
        this.spec = unset; // picocli puts the real one here
    }

    public static void main(String... arguments) {
        System.exit(run(Console.ofProcess(), arguments));
    }

    /** Runs one command; returns its exit code. */
    static int run(Console console, String... arguments) {
        return commandLine(console).execute(arguments);
    }

    static CommandLine commandLine(Console console) {
        CommandLine line =
                new CommandLine(new Techpack(CommandSpec.create()), new CommandFactory(console));
        line.addSubcommand(new BenchCommand(BenchSystem::launch));
        line.addSubcommand(new TortureCommand());
        line.addSubcommand("completion", new AutoComplete.GenerateCompletion());
        line.setOut(console.out());
        line.setErr(console.err());
        line.setExecutionExceptionHandler(new ExceptionHandler(console));
        line.setParameterExceptionHandler(new UsageHandler(console));
        line.setUsageHelpAutoWidth(true);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setAbbreviatedOptionsAllowed(false);
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }

    /** The build's version. */
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Techpack.class.getPackage().getImplementationVersion();
            return new String[] {"techpack " + (version == null ? "(development)" : version)};
        }
    }
}
