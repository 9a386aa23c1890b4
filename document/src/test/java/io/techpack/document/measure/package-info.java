@NullMarked
package io.techpack.document.measure;

import org.jspecify.annotations.NullMarked;
