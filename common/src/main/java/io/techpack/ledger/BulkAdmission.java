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
     * @param why of that one alone; credits that do not fit are what those before it would leave
     * @param balance what the account has; 0 if there is no such account
     */
    record Refused(int place, Admission why, long balance) implements BulkAdmission {}
}
