/** How documents are read and written as JSON: {@link io.techpack.json.Json}, for everybody. */
@org.jspecify.annotations.NullMarked
package io.techpack.json;
