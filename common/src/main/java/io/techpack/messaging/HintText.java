package io.techpack.messaging;

import io.techpack.job.JobId;
import io.techpack.ledger.Announcer.JobChange;
import java.util.List;

/** A hint's text: a line for each job that has changed together, its id and its version. */
final class HintText {

    private HintText() {}

    static String write(List<JobChange> changes) {
        StringBuilder text = new StringBuilder();
        for (JobChange change : changes) {
            text.append(change.job()).append(' ').append(change.version()).append('\n');
        }
        return text.toString();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException if the text is no hint
     */
    static List<JobChange> read(String text) {
        return text.lines().map(HintText::line).toList();
    }

    private static JobChange line(String line) {
        int space = line.indexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException("'" + line + "' is no job and version");
        }
        return new JobChange(
                JobId.of(line.substring(0, space)), Long.parseLong(line.substring(space + 1)));
    }
}
