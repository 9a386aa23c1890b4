package io.techpack.cli;

import io.techpack.cli.client.ApiCallException;
import io.techpack.cli.client.PhotoRefused;
import io.techpack.cli.pack.FolderRefused;
import io.techpack.cli.render.Console;
import io.techpack.cli.render.Style;
import io.techpack.cli.up.SystemStartException;
import io.techpack.trials.TrialException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into a sentence and an exit code. */
final class ExceptionHandler implements CommandLine.IExecutionExceptionHandler {

    private final Console console;

    ExceptionHandler(Console console) {
        this.console = console;
    }

    @Override
    public int handleExecutionException(
            Exception fault, CommandLine command, ParseResult arguments) {
        return switch (fault) {
            case ApiCallException.Refused refused -> refused(refused, arguments);
            case ApiCallException.Unreachable unreachable -> {
                tell(unreachable.getMessage() + " Start a server with: ./techpack up");
                yield ExitCode.UNREACHABLE;
            }
            case ApiCallException.NotTechpack stranger -> failed(stranger.getMessage());
            case FolderRefused refused -> misused(refused.getMessage());
            case PhotoRefused refused -> misused(refused.getMessage());
            case SystemStartException told -> failed(told.getMessage());
            case TrialException told -> failed(told.getMessage());
            case IOException io -> failed(sentence(io));
            case InterruptedException _ -> failed("Interrupted.");
            default -> bug(fault);
        };
    }

    private int refused(ApiCallException.Refused refused, ParseResult arguments) {
        if (ServerOptions.wantsJson(arguments)) {
            console.line(refused.body().toString());
        }
        StringBuilder text = new StringBuilder(Style.safe(String.valueOf(refused.getMessage())));
        text.append(" (").append(Style.safe(refused.code())).append(')');
        refused.body()
                .path("errors")
                .forEach(fault ->
                        text.append("\n  ")
                                .append(Style.safe(fault.path("field").asString("")))
                                .append(": ")
                                .append(Style.safe(fault.path("message").asString(""))));
        tell(text.toString());
        return switch (refused.status()) {
            case 400 -> ExitCode.USAGE;
            case 401, 403 -> ExitCode.NOT_ALLOWED;
            case 404 -> ExitCode.UNKNOWN;
            default -> ExitCode.FAILED;
        };
    }

    private static String sentence(IOException fault) {
        return switch (fault) {
            case java.nio.file.NoSuchFileException missing ->
                    "There is no file " + missing.getFile() + ".";
            case java.nio.file.AccessDeniedException denied ->
                    denied.getFile() + " cannot be read or written: permission denied.";
            case java.nio.file.FileSystemException told when told.getReason() != null ->
                    "%s %s.".formatted(told.getFile(), told.getReason());
            default -> "%s".formatted(fault);
        };
    }

    private int failed(@Nullable String sentence) {
        tell(sentence);
        return ExitCode.FAILED;
    }

    /** What was named on the command line cannot be used. */
    private int misused(@Nullable String sentence) {
        tell(sentence);
        return ExitCode.USAGE;
    }

    private int bug(Exception fault) {
        tell("This is a bug in techpack: " + fault);
        StackTraceElement[] trace = fault.getStackTrace();
        for (int i = 0; i < Math.min(trace.length, 8); i++) {
            console.error("    at " + trace[i]);
        }
        return ExitCode.FAILED;
    }

    private void tell(@Nullable String sentence) {
        console.error("techpack: " + sentence);
    }
}
