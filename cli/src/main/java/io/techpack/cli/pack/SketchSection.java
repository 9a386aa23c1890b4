package io.techpack.cli.pack;

import io.techpack.product.TechnicalSketch;
import io.techpack.product.TechnicalSketch.Callout;
import java.util.List;

/** The technical drawings with their callouts and measurements. */
final class SketchSection {

    private SketchSection() {}

    static String of(List<TechnicalSketch> sketches) {
        return Html.section(
                "sketches",
                "Technical sketches",
                Html.each(sketches, sketch -> sketch(sketch, sketches.getFirst())));
    }

    private static String sketch(TechnicalSketch sketch, TechnicalSketch first) {
        // the drawing that stays sharp where there is one; as a picture, so that nothing in it can
        // run
        String drawing = Html.isLocal(sketch.vectorUrl()) ? sketch.vectorUrl() : sketch.imageUrl();
        return """
        <article class="sketch"><figure class="paper">%s<figcaption>%s%s</figcaption></figure><div class="tables">%s%s</div></article>
        """
                .formatted(
                        Html.picture(drawing, sketch.viewType() + " sketch", ""),
                        Html.title(sketch.viewType()),
                        files(sketch),
                        callouts(sketch.callouts()),
                        measurements(sketch, first));
    }

    private static String files(TechnicalSketch sketch) {
        return link(sketch.vectorUrl(), "SVG") + link(sketch.imageUrl(), "PNG");
    }

    private static String link(String file, String name) {
        return Html.isLocal(file)
                ? " <a class=\"file\" href=\"" + Html.text(file) + "\">" + name + "</a>"
                : "";
    }

    private static String callouts(List<Callout> callouts) {
        return callouts == null || callouts.isEmpty()
                ? ""
                : "<div><h3>Callouts</h3><div class=\"wide\"><table><thead><tr><th>No.</th><th>Feature</th>"
                        + "<th>Specification</th><th>Measure</th></tr></thead><tbody>"
                        + Html.each(callouts, SketchSection::row)
                        + "</tbody></table></div></div>";
    }

    private static String row(Callout callout) {
        return "<tr%s><td><span class=\"badge\">%d</span></td><th>%s</th><td>%s</td><td class=\"num\">%s</td></tr>"
                .formatted(
                        callout.critical() ? " class=\"critical\"" : "",
                        callout.calloutNumber(),
                        Html.title(callout.featureName()),
                        Html.text(callout.specification()),
                        Html.text(callout.measurement()));
    }

    private static String measurements(TechnicalSketch sketch, TechnicalSketch first) {
        if (sketch.measurements() == null || sketch.measurements().isEmpty()) {
            return "";
        }
        return sketch != first && sketch.measurements().equals(first.measurements())
                ? "<div><h3>Measurements</h3><p class=\"note\">As for the "
                        + Html.text(first.viewType())
                        + " sketch.</p></div>"
                : "<div><h3>Measurements</h3>"
                        + ViewSection.table(sketch.measurements())
                        + "</div>";
    }
}
