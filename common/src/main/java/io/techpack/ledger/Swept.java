package io.techpack.ledger;

import io.techpack.job.Stage;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a sweep has claimed.
 *
 * @param contended the stages at which more than one account had due work
 */
public record Swept(List<Assignment> assignments, Set<Stage> contended) {

    static Swept of(List<ClaimedRow> rows, List<Assignment> claimed) {
        Set<Stage> contended =
                rows.stream()
                        .filter(row -> row.accounts() > 1)
                        .map(row -> row.lease().stage())
                        .collect(Collectors.toUnmodifiableSet());
        return new Swept(claimed, contended);
    }

    /** How many of that stage. */
    public long count(Stage stage) {
        return assignments.stream().filter(each -> each.lease().stage() == stage).count();
    }
}
