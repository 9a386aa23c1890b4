/**
 * Jobs over HTTP; other features submit and show them through {@link
 * io.techpack.gateway.jobs.JobIntake} and {@link io.techpack.gateway.jobs.JobAnswers}.
 */
@NullMarked
package io.techpack.gateway.jobs;

import org.jspecify.annotations.NullMarked;
