/** A tech pack as PDF, tables and ZIP: {@link io.techpack.document.PackDocument} is the door. */
@NullMarked
package io.techpack.document;

import org.jspecify.annotations.NullMarked;
