@org.jspecify.annotations.NullMarked
package io.techpack.cli.torture;
