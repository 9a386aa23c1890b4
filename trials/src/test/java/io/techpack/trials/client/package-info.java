@org.jspecify.annotations.NullMarked
package io.techpack.trials.client;
