package io.techpack.cli.pack;

import io.techpack.cli.client.Job;
import io.techpack.product.BaseViewAnalysis;
import io.techpack.product.CloseUpImage;
import io.techpack.product.CloseUpImage.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The close-ups, and where on the leading photo each was taken. */
final class CloseUpSection {

    private CloseUpSection() {}

    static String of(Job.Results results) {
        List<CloseUpImage> closeUps =
                results.closeUps().stream().filter(each -> each.shotMetadata() != null).toList();
        if (closeUps.isEmpty()) {
            return "";
        }
        return Html.section(
                "close-ups",
                "Close-ups",
                "<div class=\"closeups\"><div class=\"maps\">"
                        + Html.each(views(results), view -> map(view, of(view, results, closeUps)))
                        + "</div><ol class=\"grid\">"
                        + Html.each(closeUps, CloseUpSection::card)
                        + "</ol></div>");
    }

    /** The leading view first. */
    private static List<BaseViewAnalysis> views(Job.Results results) {
        List<BaseViewAnalysis> views = new ArrayList<>(results.baseViews());
        OverviewSection.leadingView(results)
                .ifPresent(leading -> {
                    views.remove(leading);
                    views.addFirst(leading);
                });
        return views;
    }

    /** Those that were taken from that view; the leading one's where nothing is said of it. */
    private static List<CloseUpImage> of(
            BaseViewAnalysis view, Job.Results results, List<CloseUpImage> closeUps) {
        boolean leads = OverviewSection.leadingView(results).filter(view::equals).isPresent();
        String revision = String.valueOf(view.revisionId());
        return closeUps.stream()
                .filter(closeUp -> {
                    Object source =
                            closeUp.analysisData() == null
                                    ? null
                                    : closeUp.analysisData().get("source_revision_id");
                    return source == null ? leads : source.equals(revision);
                })
                .toList();
    }

    private static String map(BaseViewAnalysis view, List<CloseUpImage> closeUps) {
        return closeUps.isEmpty()
                ? ""
                : "<figure class=\"map\"><div>"
                        + Html.picture(view.imageUrl(), "where the close-ups are", "")
                        + Html.each(closeUps, CloseUpSection::mark)
                        + "</div><figcaption>"
                        + Html.title(view.viewType())
                        + "</figcaption></figure>";
    }

    private static String mark(CloseUpImage closeUp) {
        Region region = closeUp.shotMetadata().region();
        return region == null
                ? ""
                : "<a class=\"mark\" href=\"#close-up-%d\" style=\"left:%s;top:%s;width:%s;height:%s\"><b>%d</b></a>"
                        .formatted(
                                closeUp.order(),
                                percent(region.x()),
                                percent(region.y()),
                                percent(region.width()),
                                percent(region.height()),
                                closeUp.order());
    }

    private static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.2f%%", Math.clamp(fraction, 0.0, 1.0) * 100);
    }

    private static String card(CloseUpImage closeUp) {
        CloseUpImage.Shot shot = closeUp.shotMetadata();
        String name = Html.title(shot.focusArea() == null ? shot.shotName() : shot.focusArea());
        return """
        <li id="close-up-%d"><figure>%s<figcaption><b><span class="badge">%d</span>%s</b><span>%s</span></figcaption></figure></li>
        """
                .formatted(
                        closeUp.order(),
                        Html.picture(closeUp.imageUrl(), String.valueOf(shot.focusArea()), ""),
                        closeUp.order(),
                        name,
                        Html.text(shot.purpose()));
    }
}
