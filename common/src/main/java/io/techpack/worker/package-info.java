/**
 * The stage runtime: a {@link io.techpack.stage.StageHandler} bound to its stage by a {@link
 * io.techpack.stage.StageBinding} is all that a new stage needs; everything else (claiming, leases,
 * retries, time limits, shutdown, metrics) is here, and {@link io.techpack.worker.StageWorker}
 * marks the main class of a worker process.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.worker;
