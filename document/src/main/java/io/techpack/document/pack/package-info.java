/** What a document is made of: {@link io.techpack.document.pack.Pack}, values only. */
@NullMarked
package io.techpack.document.pack;

import org.jspecify.annotations.NullMarked;
