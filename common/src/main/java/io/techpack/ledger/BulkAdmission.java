package io.techpack.ledger;

import java.util.List;

/** What became of submissions of which all were to be stored, or none. */
public sealed interface BulkAdmission {

    /**
     * All are stored now, or were before.
     *
     * @param each {@link Admission.Accepted} or {@link Admission.Repeated}, in the submissions'
     *     order
     */
    record Admitted(List<Admission> each) implements BulkAdmission {

        public Admitted {
            each = List.copyOf(each);
        }
    }

    /**
     * Nothing is stored, nothing charged.
     *
     * @param place of the first submission that was refused, from 0
     * @param why of that one alone; the balance that is too low is what the others would leave
     * @param taken what the others would have cost
     */
    record Refused(int place, Admission.Refusal why, long taken) implements BulkAdmission {}
}
