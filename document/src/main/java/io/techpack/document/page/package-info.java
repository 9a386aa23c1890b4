/** The pages of the PDF: {@link io.techpack.document.page.PdfDocument} is the door. */
@NullMarked
package io.techpack.document.page;

import org.jspecify.annotations.NullMarked;
