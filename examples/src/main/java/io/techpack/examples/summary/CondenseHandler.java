package io.techpack.examples.summary;

import io.techpack.job.Outcome;
import io.techpack.json.Json;
import io.techpack.ledger.Item;
import io.techpack.stage.StageHandler;
import io.techpack.stage.StageRun;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Shows the longest sentences one by one. What was shown stays shown, and a later try makes only
 * what is missing. Thread-safe.
 */
final class CondenseHandler implements StageHandler {

    @Override
    public Outcome run(StageRun run) throws InterruptedException {
        String[] sentences =
                Json.read(run.resultOf(SummaryStage.SPLIT).orElseThrow(), String[].class);
        List<String> longest =
                Stream.of(sentences)
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .limit(run.input(SummaryInput.class).sentences())
                        .toList();
        for (int i = run.finished().size(); i < longest.size(); i++) {
            Item sentence = Item.of(i, Json.write(Map.of("sentence", longest.get(i))));
            run.show(
                    sentence,
                    i + 1,
                    longest.size(),
                    "Sentence %d/%d".formatted(i + 1, longest.size()));
        }
        return Outcome.done(Json.write(Map.of("sentences", longest.size())));
    }
}
