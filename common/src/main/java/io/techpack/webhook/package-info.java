/**
 * Who is told of the ends of jobs, and whether they were: {@link io.techpack.webhook.Webhooks} for
 * the accounts, {@link io.techpack.webhook.DeliveryQueue} for whoever sends. What is to be told is
 * written by the ledger, in the statement that ends the job.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.webhook;
