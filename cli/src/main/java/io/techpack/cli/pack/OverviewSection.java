package io.techpack.cli.pack;

import io.techpack.cli.client.Job;
import io.techpack.product.AnalysisData;
import io.techpack.product.BaseViewAnalysis;
import io.techpack.product.DetectedCategory;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The head of the page: the leading photo, what it is, its colours and materials. */
final class OverviewSection {

    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");

    private OverviewSection() {}

    static String of(Job job, String title) {
        Optional<BaseViewAnalysis> leading = leadingView(job.results());
        return "<header class=\"hero\">"
                + leading.map(OverviewSection::photo).orElse("")
                + "<div class=\"facts\"><p class=\"eyebrow\">Tech pack</p><h1>"
                + title
                + "</h1>"
                + Optional.ofNullable(job.results().category())
                        .map(OverviewSection::category)
                        .orElse("")
                + leading.map(view -> colours(view) + materials(view)).orElse("")
                + "</div></header>\n";
    }

    /** The view from the front if there is one, else the first. */
    static Optional<BaseViewAnalysis> leadingView(Job.Results results) {
        List<BaseViewAnalysis> views = results.baseViews();
        return views.stream()
                .filter(view -> "front".equals(view.viewType()))
                .findFirst()
                .or(() -> views.stream().findFirst());
    }

    private static String photo(BaseViewAnalysis view) {
        return "<figure class=\"photo\">"
                + Html.picture(view.imageUrl(), view.viewType() + " view", "")
                + "</figure>";
    }

    private static String category(DetectedCategory category) {
        return """
        <div class="kind"><p class="big">%s <span>%s</span></p>%s<p class="why">%s</p></div>
        """
                .formatted(
                        Html.title(
                                String.valueOf(category.category())
                                        .toLowerCase(java.util.Locale.ROOT)),
                        Html.text(category.subcategory()),
                        Html.confidence(category.confidence()),
                        Html.text(category.reasoning()));
    }

    private static String colours(BaseViewAnalysis view) {
        AnalysisData data = view.analysisData();
        if (data == null || data.colors() == null || data.colors().primaryColors() == null) {
            return "";
        }
        String pattern = data.colors().patternType();
        return "<h2>Colours</h2><ul class=\"palette\">"
                + Html.each(data.colors().primaryColors(), OverviewSection::swatch)
                + "</ul>"
                + (pattern == null
                        ? ""
                        : "<p class=\"note\">Pattern: " + Html.text(pattern) + "</p>");
    }

    private static String swatch(AnalysisData.Color colour) {
        String hex =
                colour.hex() != null && HEX.matcher(colour.hex()).matches() ? colour.hex() : "";
        return """
        <li><span class="swatch" style="%s"></span><b>%s</b><code>%s</code><span>%d %%</span></li>
        """
                .formatted(
                        hex.isEmpty() ? "" : "background:" + hex,
                        Html.text(colour.name()),
                        Html.text(colour.hex()),
                        colour.percentage());
    }

    private static String materials(BaseViewAnalysis view) {
        AnalysisData data = view.analysisData();
        if (data == null
                || data.materialsDetected() == null
                || data.materialsDetected().isEmpty()) {
            return "";
        }
        String sure =
                data.confidenceScores() == null
                        ? ""
                        : Html.confidence(data.confidenceScores().materials());
        return "<h2>Materials "
                + sure
                + "</h2><dl class=\"pairs\">"
                + Html.each(
                        data.materialsDetected(),
                        material ->
                                "<dt>%s</dt><dd>%s%s</dd>"
                                        .formatted(
                                                Html.title(material.component()),
                                                Html.text(material.materialType()),
                                                material.percentage() == null
                                                        ? ""
                                                        : ", " + material.percentage() + " %"))
                + "</dl>";
    }
}
