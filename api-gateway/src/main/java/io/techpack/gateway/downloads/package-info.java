/** Tech packs as files, PDF and ZIP; nothing here is for other packages. */
@NullMarked
package io.techpack.gateway.downloads;

import org.jspecify.annotations.NullMarked;
