package io.techpack.cli.pack;

import io.techpack.product.AnalysisData;
import io.techpack.product.BaseViewAnalysis;
import java.util.List;
import java.util.Map;

/** Each view's photo with its dimensions, construction and trims. */
final class ViewSection {

    private ViewSection() {}

    static String of(List<BaseViewAnalysis> views) {
        return Html.section("views", "Views", Html.each(views, ViewSection::view));
    }

    private static String view(BaseViewAnalysis view) {
        AnalysisData data = view.analysisData();
        return """
        <article class="view"><figure>%s<figcaption>%s %s%s</figcaption></figure><div>%s</div></article>
        """
                .formatted(
                        Html.picture(view.imageUrl(), view.viewType() + " view", ""),
                        Html.title(view.viewType()),
                        Html.confidence(view.confidenceScore()),
                        view.cached() ? " <em>known from an earlier job</em>" : "",
                        data == null ? "" : details(data));
    }

    private static String details(AnalysisData data) {
        return dimensions(data)
                + construction(data.constructionDetails())
                + elements(data.designElements())
                + trims(data.hardwareAndTrims())
                + (data.analysisNotes() == null || data.analysisNotes().isBlank()
                        ? ""
                        : "<p class=\"note\">" + Html.text(data.analysisNotes()) + "</p>");
    }

    private static String dimensions(AnalysisData data) {
        Map<String, AnalysisData.Dimension> dimensions = data.dimensionsEstimated();
        if (dimensions == null || dimensions.isEmpty()) {
            return "";
        }
        String sure =
                data.confidenceScores() == null
                        ? ""
                        : Html.confidence(data.confidenceScores().dimensions());
        return "<h3>Dimensions, estimated " + sure + "</h3>" + table(dimensions);
    }

    /** Measurements as a table. */
    static String table(Map<String, AnalysisData.Dimension> dimensions) {
        return "<div class=\"wide\"><table><thead><tr><th>Measure</th><th>Value</th><th>Tolerance</th>"
                + "<th>Measured</th></tr></thead><tbody>"
                + Html.each(
                        dimensions.entrySet(),
                        entry ->
                                "<tr><th>%s</th><td class=\"num\">%s</td><td class=\"num\">%s</td><td>%s</td></tr>"
                                        .formatted(
                                                Html.title(entry.getKey()),
                                                Html.text(entry.getValue().value()),
                                                Html.text(entry.getValue().tolerance()),
                                                Html.text(entry.getValue().measurementPoint())))
                + "</tbody></table></div>";
    }

    private static String construction(List<AnalysisData.ConstructionDetail> details) {
        return details == null || details.isEmpty()
                ? ""
                : "<h3>Construction</h3><dl class=\"pairs\">"
                        + Html.each(
                                details,
                                detail ->
                                        "<dt>%s</dt><dd>%s <small>%s</small></dd>"
                                                .formatted(
                                                        Html.title(detail.feature()),
                                                        Html.text(detail.details()),
                                                        Html.text(detail.location())))
                        + "</dl>";
    }

    private static String elements(List<String> elements) {
        return elements == null || elements.isEmpty()
                ? ""
                : "<h3>Design</h3><ul class=\"chips\">"
                        + Html.each(elements, element -> "<li>" + Html.text(element) + "</li>")
                        + "</ul>";
    }

    private static String trims(List<AnalysisData.Trim> trims) {
        return trims == null || trims.isEmpty()
                ? ""
                : "<h3>Hardware and trims</h3><dl class=\"pairs\">"
                        + Html.each(
                                trims,
                                trim ->
                                        "<dt>%s</dt><dd>%s <small>%s</small></dd>"
                                                .formatted(
                                                        Html.title(trim.type()),
                                                        Html.text(trim.material()),
                                                        Html.text(trim.placement())))
                        + "</dl>";
    }
}
