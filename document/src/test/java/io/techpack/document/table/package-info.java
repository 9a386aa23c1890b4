@NullMarked
package io.techpack.document.table;

import org.jspecify.annotations.NullMarked;
