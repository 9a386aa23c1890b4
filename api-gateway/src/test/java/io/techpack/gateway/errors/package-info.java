@NullMarked
package io.techpack.gateway.errors;

import org.jspecify.annotations.NullMarked;
