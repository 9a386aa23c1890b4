package io.techpack.stage;

import io.techpack.ledger.Item;
import java.util.List;
import java.util.Map;

/**
 * What a stage has when it is about to fail: no further try is made of it.
 *
 * @param finished the items of all its tries, in the order of their ordinals
 * @param faults of the items that the last try could not make, by their ordinals
 * @param why the stage fails if that will not do
 */
public record PartialResult(List<Item.Finished> finished, Map<Integer, String> faults, String why) {

    public PartialResult {
        finished = List.copyOf(finished);
        faults = Map.copyOf(faults);
    }

    /** Why there is no item of that ordinal. */
    public String reason(int ordinal) {
        return faults.getOrDefault(ordinal, why);
    }
}
