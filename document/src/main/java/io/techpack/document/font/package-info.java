/** Text that every reader can show: {@link io.techpack.document.font.Fonts}. */
@NullMarked
package io.techpack.document.font;

import org.jspecify.annotations.NullMarked;
