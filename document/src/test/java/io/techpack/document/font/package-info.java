@NullMarked
package io.techpack.document.font;

import org.jspecify.annotations.NullMarked;
