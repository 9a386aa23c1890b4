/**
 * The points of measure as rows, and as files that spreadsheets open: {@link
 * io.techpack.document.table.MeasurementTable}.
 */
@NullMarked
package io.techpack.document.table;

import org.jspecify.annotations.NullMarked;
