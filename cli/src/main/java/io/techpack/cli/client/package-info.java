/**
 * The HTTP API as a program outside sees it: {@link io.techpack.cli.client.TechPackClient} is the
 * door. It knows the HTTP contract and nothing of how the other side works.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.cli.client;
