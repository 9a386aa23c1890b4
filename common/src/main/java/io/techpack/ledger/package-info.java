/**
 * Every change of a job's state and of its credits: {@link io.techpack.ledger.Ledger} is the door,
 * each of its verbs one fenced SQL statement. {@link io.techpack.query.JobQueries} reads jobs,
 * {@link io.techpack.account.Accounts} and {@link io.techpack.product.Revisions} keep what jobs
 * need, {@link io.techpack.audit.Audit} proves that the credits fit.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.ledger;
