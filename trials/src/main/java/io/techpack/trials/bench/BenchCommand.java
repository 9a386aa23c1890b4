package io.techpack.trials.bench;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The group of all measurements. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Measures a system under load: the one at --url, else one that it starts, with stages"
                        + " that do nothing.",
        subcommands = {
            ThroughputCommand.class,
            LatencyCommand.class,
            SleepCommand.class,
            PollCommand.class,
            WatchCommand.class,
            SoakCommand.class,
            DrainCommand.class,
            RetentionCommand.class,
            PurgeCommand.class
        })
public final class BenchCommand implements Runnable {

    private final LocalSystem.Launcher launcher;

    @Spec private @Nullable CommandSpec command;

    /**
     * @param launcher of the system that is measured where no {@code --url} is given
     */
    public BenchCommand(LocalSystem.Launcher launcher) {
        this.launcher = launcher;
    }

    LocalSystem.Launcher launcher() {
        return launcher;
    }

    @Override
    public void run() {
        if (command == null) {
            throw new IllegalStateException("picocli has not set the command");
        }
        throw new ParameterException(command.commandLine(), "Which command?");
    }
}
