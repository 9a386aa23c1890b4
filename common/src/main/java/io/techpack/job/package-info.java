/**
 * The vocabulary of durable work, in plain Java: a {@link io.techpack.job.JobType} is a plan of
 * {@link io.techpack.job.Stage}s, each tried under a {@link io.techpack.job.Lease} with an {@link
 * io.techpack.job.Outcome}.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.job;
