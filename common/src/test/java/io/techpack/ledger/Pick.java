package io.techpack.ledger;

import java.util.List;
import java.util.SplittableRandom;

/** Picks by chance; not thread-safe, as what it takes its chance from. */
record Pick(SplittableRandom random) {

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Of the last ones in the list. */
    <T> T oneOfTheNewest(List<T> of, int many) {
        return one(of.subList(Math.max(0, of.size() - many), of.size()));
    }
}
