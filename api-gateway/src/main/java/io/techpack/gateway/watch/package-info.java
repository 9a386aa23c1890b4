/** Requests that wait for a change of a job: {@link io.techpack.gateway.watch.JobWatcher}. */
@NullMarked
package io.techpack.gateway.watch;

import org.jspecify.annotations.NullMarked;
