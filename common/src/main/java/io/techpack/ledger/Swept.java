package io.techpack.ledger;

import io.techpack.job.Stage;
import java.util.List;
import java.util.Set;

/**
 * What a sweep has claimed.
 *
 * @param contended the stages at which more than one account had due work
 */
public record Swept(List<Assignment> assignments, Set<Stage> contended) {

    /** How many of that stage. */
    public long count(Stage stage) {
        return assignments.stream().filter(each -> each.lease().stage() == stage).count();
    }
}
