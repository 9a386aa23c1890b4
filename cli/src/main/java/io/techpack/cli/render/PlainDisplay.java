package io.techpack.cli.render;

import io.techpack.cli.client.Job;
import java.util.Locale;

/** One line for each change, none drawn twice. */
final class PlainDisplay implements JobDisplay {

    private final Console console;
    private final NewResults newResults;
    private String last = "";

    PlainDisplay(Console console) {
        this.console = console;
        this.newResults = new NewResults(new Style(console.terminal()));
    }

    @Override
    public void changed(Job job) {
        String step = job.step() == null ? job.status() : Style.safe(job.step());
        String line = String.format(Locale.ROOT, "%3d %%  %s", job.progress(), step);
        if (!line.equals(last)) {
            console.line(line);
            last = line;
        }
        newResults.since(job).forEach(text -> console.line("       " + text));
    }
}
