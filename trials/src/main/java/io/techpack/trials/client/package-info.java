/**
 * The HTTP API as a load generator calls it: {@link io.techpack.trials.client.ApiClient} is the
 * door. It knows the contract's paths and headers, and gives back answers as they came, errors too.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.trials.client;
