package io.techpack.ledger;

import java.util.ArrayList;
import java.util.List;

/** What was done, for whoever looks for the fault. For one thread. */
final class VerbLog {

    private static final int SHOWN = 40;

    private final List<String> verbs = new ArrayList<>();

    void add(String verb) {
        verbs.add(verb);
    }

    /** The last verbs, a line each. */
    String last() {
        return String.join("\n  ", verbs.subList(Math.max(0, verbs.size() - SHOWN), verbs.size()));
    }
}
