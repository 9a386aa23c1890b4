/** How answers are put on the wire. */
@NullMarked
package io.techpack.gateway.answers;

import org.jspecify.annotations.NullMarked;
