package io.techpack.cli.render;

import io.techpack.cli.client.JobListener;

/** Shows a job on its way: bars that move for people, plain lines for everything else. */
public sealed interface JobDisplay extends JobListener permits LiveDisplay, PlainDisplay {

    /** The fitting one for the console. */
    static JobDisplay on(Console console) {
        return console.terminal().live() ? new LiveDisplay(console) : new PlainDisplay(console);
    }
}
