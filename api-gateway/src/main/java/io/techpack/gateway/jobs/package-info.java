/**
 * Jobs over HTTP, the six operations included, which are jobs that their clients wait for; nothing
 * here is for other packages.
 */
@NullMarked
package io.techpack.gateway.jobs;

import org.jspecify.annotations.NullMarked;
