/**
 * Every change of a job's state and of its credits: {@link io.techpack.ledger.Ledger} is the door,
 * each of its verbs one fenced SQL statement. {@link io.techpack.ledger.JobBoard} reads jobs,
 * {@link io.techpack.ledger.Accounts} and {@link io.techpack.ledger.Revisions} keep what jobs need,
 * {@link io.techpack.ledger.Audit} proves that the credits fit.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.ledger;
