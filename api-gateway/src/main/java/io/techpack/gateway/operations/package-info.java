/**
 * The guide's six operations, each a job that its caller waits for. Nothing here is for other
 * packages.
 */
@NullMarked
package io.techpack.gateway.operations;

import org.jspecify.annotations.NullMarked;
