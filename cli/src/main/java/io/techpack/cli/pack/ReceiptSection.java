package io.techpack.cli.pack;

import io.techpack.cli.client.Job;
import io.techpack.cli.render.Style;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What was charged and given back, how long it took, and how far to trust it. */
final class ReceiptSection {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private ReceiptSection() {}

    static String of(Job job) {
        Job.Credits credits = job.credits();
        String table =
                "<div class=\"wide\"><table class=\"receipt\"><thead><tr><th>Step</th><th>Time</th><th>Charged</th>"
                        + "<th>Given back</th></tr></thead><tbody>"
                        + Html.each(job.steps(), step -> row(step, credits))
                        + "</tbody><tfoot><tr><th>Cost</th><td class=\"num\">%s</td><td class=\"num\" colspan=\"2\"><b>%d credits</b></td></tr></tfoot></table></div>"
                                .formatted(took(job), credits.used());
        return Html.section("receipt", "Receipt", table + footer(job));
    }

    private static String row(Job.Step step, Job.Credits credits) {
        Job.Line line =
                credits.receipt().stream()
                        .filter(each -> each.step().equals(step.id()))
                        .findFirst()
                        .orElse(new Job.Line(step.id(), 0, 0, null));
        String reason =
                line.reason() == null ? "" : " <small>" + Html.text(line.reason()) + "</small>";
        return "<tr><th>%s</th><td class=\"num\">%s</td><td class=\"num\">%d</td><td class=\"num\">%d%s</td></tr>"
                .formatted(
                        Html.text(step.title()),
                        step.startedAt() == null || step.finishedAt() == null
                                ? ""
                                : Style.time(Duration.between(step.startedAt(), step.finishedAt())),
                        line.charged(),
                        line.refunded(),
                        reason);
    }

    private static String took(Job job) {
        return job.createdAt() == null || job.finishedAt() == null
                ? ""
                : Style.time(Duration.between(job.createdAt(), job.finishedAt()));
    }

    private static String footer(Job job) {
        return """
        <p class="note">Read from photos by software. Ratios are measured; lengths are estimates, and materials are
        guesses from the surface. Check before you cut.</p>
        <p class="note">Job <code>%s</code>%s. Everything on this page is in
        <a href="tech-pack.json">tech-pack.json</a>.</p>
        """
                .formatted(
                        Html.text(job.jobId()),
                        job.finishedAt() == null ? "" : ", " + DAY.format(job.finishedAt()));
    }
}
