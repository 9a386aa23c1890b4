/**
 * Whether the credits fit: {@link io.techpack.audit.Audit} recomputes them from their rows and
 * names what does not fit.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.audit;
