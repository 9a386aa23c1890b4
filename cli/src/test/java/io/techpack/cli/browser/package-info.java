/** The web client in a real browser, against the whole system on the embedded servers. */
@NullMarked
package io.techpack.cli.browser;

import org.jspecify.annotations.NullMarked;
