/**
 * The one error envelope: whatever goes wrong is thrown as a {@link
 * io.techpack.gateway.errors.Refusal}.
 */
@NullMarked
package io.techpack.gateway.errors;

import org.jspecify.annotations.NullMarked;
