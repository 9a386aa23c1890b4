package io.techpack.cli.render;

import io.techpack.cli.client.Job;
import io.techpack.product.AnalysisData;
import io.techpack.product.BaseViewAnalysis;
import io.techpack.product.CloseUpImage;
import io.techpack.product.DetectedCategory;
import io.techpack.product.TechnicalSketch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The results that a job has gained since it was last looked at, in lines of text. */
final class NewResults {

    private static final int COLOURS_SHOWN = 4;

    private final Style style;
    private boolean categoryShown;
    private int viewsShown;
    private int closeUpsShown;
    private int sketchesShown;

    NewResults(Style style) {
        this.style = style;
    }

    List<String> since(Job job) {
        List<String> lines = new ArrayList<>();
        Job.Results results = job.results();
        DetectedCategory category = results.category();
        if (category != null && !categoryShown) {
            categoryShown = true;
            lines.add(category(category));
        }
        added(results.baseViews(), viewsShown).forEach(view -> lines.add(view(view)));
        added(results.closeUps(), closeUpsShown).forEach(closeUp -> lines.add(closeUp(closeUp)));
        added(results.sketches(), sketchesShown).forEach(sketch -> lines.add(sketch(sketch)));
        viewsShown = results.baseViews().size();
        closeUpsShown = results.closeUps().size();
        sketchesShown = results.sketches().size();
        return lines;
    }

    private static <T> List<T> added(List<T> all, int shown) {
        return all.subList(Math.min(shown, all.size()), all.size());
    }

    private String category(DetectedCategory category) {
        String kind =
                Style.safe(category.category() + " / " + category.subcategory()).replace('_', ' ');
        return style.bold(kind) + style.dim(", " + Style.percent(category.confidence()) + " sure");
    }

    private String view(BaseViewAnalysis view) {
        String head =
                style.bold(Style.safe(view.viewType()))
                        + (view.cached() ? style.dim(" (known already)") : "");
        AnalysisData data = view.analysisData();
        if (data == null || data.colors() == null || data.colors().primaryColors() == null) {
            return head;
        }
        String colours =
                data.colors().primaryColors().stream()
                        .limit(COLOURS_SHOWN)
                        .map(this::colour)
                        .collect(Collectors.joining("  "));
        return head + "  " + colours;
    }

    private String colour(AnalysisData.Color colour) {
        return style.swatch(colour.hex())
                + Style.safe(colour.name())
                + " "
                + style.dim(colour.percentage() + " %");
    }

    private String closeUp(CloseUpImage closeUp) {
        CloseUpImage.Shot shot = closeUp.shotMetadata();
        String number = String.format(Locale.ROOT, "%2d", closeUp.order());
        String name = shot.focusArea() == null ? shot.shotName() : shot.focusArea();
        String why = shot.purpose() == null ? "" : "  " + Style.safe(shot.purpose());
        return style.dim(number) + " " + style.bold(Style.safe(name)) + style.dim(why);
    }

    private String sketch(TechnicalSketch sketch) {
        int callouts = sketch.callouts() == null ? 0 : sketch.callouts().size();
        return style.bold(Style.safe(sketch.viewType()) + " sketch")
                + style.dim("  " + callouts + (callouts == 1 ? " callout" : " callouts"));
    }
}
