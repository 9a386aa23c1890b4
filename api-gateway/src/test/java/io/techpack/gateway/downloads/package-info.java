@org.jspecify.annotations.NullMarked
package io.techpack.gateway.downloads;
