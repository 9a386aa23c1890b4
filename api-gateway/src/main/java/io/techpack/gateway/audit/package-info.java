/**
 * Whether the credits fit: a gauge, and the operators' audit. Nothing here is for other packages.
 */
@NullMarked
package io.techpack.gateway.audit;

import org.jspecify.annotations.NullMarked;
