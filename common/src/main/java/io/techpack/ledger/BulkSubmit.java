package io.techpack.ledger;

import io.techpack.ledger.Submit.Submitted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Many submissions of one account in one transaction, admitted in their order. None begins at once:
 * a batch is for a queue, and would take every slot of its process.
 *
 * @param allOrNone whether nothing is stored if one of them is refused
 */
record BulkSubmit(List<Submission> submissions, boolean allOrNone) {

    /** One for a key that came in between, one for its repetition, one for each price. */
    private static final int MOST_STATEMENTS = 20;

    BulkSubmit {
        submissions = List.copyOf(submissions);
        if (submissions.stream().map(Submission::account).distinct().count() > 1) {
            throw new IllegalArgumentException("the submissions of a batch are one account's");
        }
    }

    /**
     * What the database says of the batch.
     *
     * @param each in the order of the submissions; all of them unless the batch was refused
     * @param refused why nothing is stored
     */
    record Decided(List<Submitted> each, Optional<BulkAdmission.Refused> refused) {

        List<Admission> admissions() {
            return each.stream().map(Submitted::admission).toList();
        }
    }

    /** Takes one statement, and another one where submissions must be decided after others. */
    Decided run(Handle handle, Duration sweepAfter) {
        return handle.inTransaction(open -> {
            Decided decided = decide(open, sweepAfter);
            if (decided.refused().isPresent()) {
                open.rollback();
            }
            return decided;
        });
    }

    Submit submit(int place) {
        return new Submit(submissions.get(place), Optional.empty());
    }

    /** The first statement locks the account's balance, so that those after it see all there is. */
    private Decided decide(Handle handle, Duration sweepAfter) {
        @Nullable Submitted[] decided = new @Nullable Submitted[submissions.size()];
        List<Integer> open = IntStream.range(0, submissions.size()).boxed().toList();
        for (int statements = 0; !open.isEmpty(); statements++) {
            if (statements == MOST_STATEMENTS) {
                throw new IllegalStateException(
                        "%d of %d submissions are undecided after %d statements"
                                .formatted(open.size(), submissions.size(), statements));
            }
            List<Integer> undecided = new ArrayList<>();
            List<Optional<Submitted>> answers =
                    Submit.run(handle, open.stream().map(this::submit).toList(), sweepAfter);
            for (int i = 0; i < answers.size(); i++) {
                int place = open.get(i);
                answers.get(i)
                        .ifPresentOrElse(
                                answer -> decided[place] = answer, () -> undecided.add(place));
            }
            Optional<BulkAdmission.Refused> refused =
                    allOrNone ? firstRefused(decided) : Optional.empty();
            if (refused.isPresent()
                    && undecided.stream().noneMatch(before -> before < refused.get().place())) {
                return new Decided(List.of(), refused);
            }
            open = Collections.unmodifiableList(undecided);
        }
        return new Decided(
                Arrays.stream(decided).map(BulkSubmit::known).toList(), Optional.empty());
    }

    private static Submitted known(@Nullable Submitted decided) {
        if (decided == null) {
            throw new IllegalStateException("a submission was decided and is not");
        }
        return decided;
    }

    /** Of those that were decided; others that are not yet may be before it. */
    private Optional<BulkAdmission.Refused> firstRefused(@Nullable Submitted[] decided) {
        long taken = 0;
        for (int place = 0; place < decided.length; place++) {
            Submitted each = decided[place];
            if (each != null
                    && each.admission() instanceof Admission.Accepted
                    && !each.storedBefore()) {
                taken += submissions.get(place).type().price();
            }
        }
        for (int place = 0; place < decided.length; place++) {
            Submitted each = decided[place];
            if (each != null && each.admission() instanceof Admission.Refusal why) {
                return Optional.of(new BulkAdmission.Refused(place, why, taken));
            }
        }
        return Optional.empty();
    }
}
