package io.techpack.stage;

import static java.util.stream.Collectors.toSet;

import io.techpack.job.Outcome;
import io.techpack.ledger.Item;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The items of a stage that earlier tries did not finish. For the handler's thread only.
 *
 * @param ordinals of the items to be made
 * @param total how many items the stage has, the finished ones included
 */
public record MissingItems(List<Integer> ordinals, int total) {

    /** Makes one item. */
    @FunctionalInterface
    public interface Maker {

        /** The item of that ordinal, or how the try ends without it. */
        EngineResult<Item> make(int ordinal) throws InterruptedException;
    }

    /** Those of the run's stage, if it has that many items in all. */
    public static MissingItems of(StageRun run, int total) {
        Set<Integer> finished =
                run.finished().stream().map(Item.Finished::ordinal).collect(toSet());
        return new MissingItems(
                IntStream.range(0, total).filter(i -> !finished.contains(i)).boxed().toList(),
                total);
    }

    /**
     * Makes them in their order and shows each at once; the first that cannot be made ends the try.
     *
     * @param text for people, with two places for numbers, such as {@code Close-up %d/%d ready}
     * @return how the try ends, if an item could not be made; else empty
     */
    public Optional<Outcome> make(StageRun run, String text, Maker maker)
            throws InterruptedException {
        return makeAtLeast(total, run, text, maker);
    }

    /**
     * Makes them in their order and shows each at once, going on past those that cannot be made as
     * long as that many may still be had of all. Being told to wait ends the try at once.
     *
     * @param fewest how many of all the stage can do with
     * @param text for people, with two places for numbers, such as {@code Close-up %d/%d ready}
     * @return how the try ends, if an item could not be made; else empty
     */
    public Optional<Outcome> makeAtLeast(int fewest, StageRun run, String text, Maker maker)
            throws InterruptedException {
        int done = total - ordinals.size();
        ItemFailures faults = new ItemFailures(total - fewest);
        for (int ordinal : ordinals) {
            switch (maker.make(ordinal)) {
                case EngineResult.Err<Item>(Outcome outcome) -> {
                    run.missed(ordinal, faults.add(outcome));
                    if (faults.endTheTry()) {
                        return faults.outcome();
                    }
                }
                case EngineResult.Ok<Item>(Item item) -> {
                    done++;
                    run.show(item, done, total, text.formatted(done, total));
                }
            }
        }
        return faults.outcome();
    }
}
