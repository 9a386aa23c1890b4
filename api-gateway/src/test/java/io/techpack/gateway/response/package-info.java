@NullMarked
package io.techpack.gateway.response;

import org.jspecify.annotations.NullMarked;
