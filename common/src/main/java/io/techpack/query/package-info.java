/**
 * What can be read of jobs and queues, never changed: {@link io.techpack.query.JobQueries} for the
 * account that owns a job, {@link io.techpack.query.OperatorQueries} for operators.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.query;
