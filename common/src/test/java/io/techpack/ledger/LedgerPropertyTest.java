package io.techpack.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Any sequence of verbs does what the rules say, to the credit, and the credits always fit. */
class LedgerPropertyTest {

    private static final int SEQUENCES = 30;
    private static final int VERBS = 150;

    @Test
    void whatever_happens_in_whatever_order_is_what_the_rules_say() {
        try (TestDatabase database = TestDatabase.fresh();
                Ledger ledger =
                        database.ledger(
                                new LedgerSettings(10, Duration.ZERO, Duration.ofSeconds(15)))) {
            Seed.each(
                    SEQUENCES,
                    seed -> {
                        RandomVerbs verbs = new RandomVerbs(database, ledger, seed);
                        try {
                            for (int i = 0; i < VERBS; i++) {
                                verbs.next();
                            }
                            verbs.compareEverything();
                            database.assertCreditsFit();
                            verbs.cancelWhatIsLeft();
                            verbs.compareEverything();
                            database.assertCreditsFit();
                        } catch (AssertionError fault) {
                            throw new AssertionError(
                                    fault.getMessage() + "\nThe last verbs: " + verbs.log.last(),
                                    fault);
                        }
                    });
            assertThat(database.count("select count(*) from job where finished_at is null"))
                    .isZero();
            assertThat(
                            database.count(
                                    "select count(distinct status) from job where finished_at is not null"))
                    .as("the verbs reach every end")
                    .isEqualTo(3);
        }
    }
}
