/**
 * URLs that clients send, under rules that keep our own network out of reach (SSRF): {@link
 * io.techpack.gateway.fetch.UrlFetcher} gets their content, {@link
 * io.techpack.gateway.fetch.UrlPoster} posts to them.
 */
@NullMarked
package io.techpack.gateway.fetch;

import org.jspecify.annotations.NullMarked;
