package io.techpack.examples.summary;

import io.techpack.job.FailureKind;
import io.techpack.job.Outcome;
import io.techpack.json.Json;
import io.techpack.stage.StageHandler;
import io.techpack.stage.StageRun;
import java.util.List;
import java.util.regex.Pattern;

/** Splits the text into sentences, which are the stage's result. Thread-safe. */
final class SplitHandler implements StageHandler {

    private static final Pattern BETWEEN_SENTENCES = Pattern.compile("(?<=[.!?])\\s+");

    @Override
    public Outcome run(StageRun run) {
        String text = run.input(SummaryInput.class).text().strip();
        if (text.isEmpty()) {
            // no try can succeed: the job fails, and what was held for it is given back
            return Outcome.refused(
                    FailureKind.UNPROCESSABLE_REQUEST, "The text is empty; send some sentences.");
        }
        return Outcome.done(Json.write(List.of(BETWEEN_SENTENCES.split(text))));
    }
}
