package io.techpack.document;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Finds what is written outside of its page, or on its margins. */
final class PlacesOfText extends PDFTextStripper {

    private static final double MARGIN = 38;
    private static final double FOOT = 20;

    private final List<String> outside = new ArrayList<>();

    List<String> outside() {
        return outside;
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        PDRectangle page = getCurrentPage().getMediaBox();
        double left = text.getXDirAdj();
        double right = left + text.getWidthDirAdj();
        double bottom = text.getYDirAdj();
        if (left < MARGIN
                || right > page.getWidth() - MARGIN
                || bottom < MARGIN
                || bottom > page.getHeight() - FOOT) {
            outside.add(
                    "page %d: '%s' at %.0f, %.0f"
                            .formatted(getCurrentPageNo(), text.getUnicode(), left, bottom));
        }
        super.processTextPosition(text);
    }
}
