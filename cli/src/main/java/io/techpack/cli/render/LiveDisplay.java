package io.techpack.cli.render;

import io.techpack.cli.client.Job;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A block of bars that is drawn again at every change; results scroll by above it. */
final class LiveDisplay implements JobDisplay {

    private static final int NAME_WIDTH = 21;
    private static final int WIDEST_BAR = 24;
    private static final int NARROWEST_BAR = 5;

    private final Console console;
    private final Style style;
    private final NewResults newResults;
    private int drawn;

    LiveDisplay(Console console) {
        this.console = console;
        this.style = new Style(console.terminal());
        this.newResults = new NewResults(style);
    }

    @Override
    public void changed(Job job) {
        StringBuilder frame = new StringBuilder();
        if (drawn > 0) {
            // back to the block's first line, and clear from there
            frame.append("\u001b[").append(drawn).append("A\r\u001b[0J");
        }
        newResults
                .since(job)
                .forEach(line -> frame.append("    ").append(Style.printable(line)).append('\n'));
        List<String> block = job.steps().stream().map(step -> line(step, job)).toList();
        frame.append('\n');
        block.forEach(line -> frame.append(Style.printable(line)).append('\n'));
        drawn = block.size() + 1;
        console.raw(frame.toString());
    }

    private String line(Job.Step step, Job job) {
        int columns = console.terminal().columns();
        int bar = Math.clamp((columns - NAME_WIDTH - 12) / 2, NARROWEST_BAR, WIDEST_BAR);
        int room = columns - 4 - NAME_WIDTH - bar - 10;
        String name = style.cut(Style.safe(step.title()), NAME_WIDTH - 1);
        return "  "
                + mark(step)
                + " "
                + pad(name)
                + style.bar(step.progress(), bar)
                + String.format(Locale.ROOT, " %3d %%  ", step.progress())
                + style.dim(style.cut(note(step, job), room));
    }

    private static String pad(String name) {
        return name + " ".repeat(Math.max(0, NAME_WIDTH - name.length()));
    }

    private String mark(Job.Step step) {
        return switch (step.status()) {
            case "completed" -> style.good(style.glyph("✓", "+"));
            case "in-progress" -> style.warm(style.glyph("▸", ">"));
            case "error" -> style.bad(style.glyph("✗", "x"));
            case "canceled" -> style.bad(style.glyph("–", "-"));
            default -> style.dim(style.glyph("·", "."));
        };
    }

    private static String note(Job.Step step, Job job) {
        return switch (step.status()) {
            case "completed" -> step.cached() ? "known already, free" : took(step);
            case "in-progress" -> job.step() == null ? "" : Style.safe(job.step());
            case "error" -> "failed";
            case "canceled" -> "canceled";
            default -> "";
        };
    }

    private static String took(Job.Step step) {
        return step.startedAt() == null || step.finishedAt() == null
                ? ""
                : Style.time(Duration.between(step.startedAt(), step.finishedAt()));
    }
}
