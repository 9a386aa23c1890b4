@NullMarked
package io.techpack.embedded;

import org.jspecify.annotations.NullMarked;
