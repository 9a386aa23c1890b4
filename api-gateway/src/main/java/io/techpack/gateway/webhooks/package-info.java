/** Webhooks of accounts over HTTP, and the log of what they were told. */
@NullMarked
package io.techpack.gateway.webhooks;

import org.jspecify.annotations.NullMarked;
