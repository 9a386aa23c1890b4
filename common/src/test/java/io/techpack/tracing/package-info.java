@org.jspecify.annotations.NullMarked
package io.techpack.tracing;
