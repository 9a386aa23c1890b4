@NullMarked
package io.techpack.document;

import org.jspecify.annotations.NullMarked;
