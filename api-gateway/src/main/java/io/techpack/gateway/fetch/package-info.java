/**
 * Bytes from a URL that a client names, under rules that keep our own network out of reach: {@link
 * io.techpack.gateway.fetch.UrlFetcher}.
 */
@NullMarked
package io.techpack.gateway.fetch;

import org.jspecify.annotations.NullMarked;
