package io.techpack.cli.render;

import io.techpack.cli.client.Job;
import java.util.ArrayList;
import java.util.List;

/** What there is to say of a job that has ended. */
public final class ResultSummary {

    private ResultSummary() {}

    /** In lines: how it ended, why, and what it cost. */
    public static List<String> of(Job job) {
        List<String> lines = new ArrayList<>();
        switch (job.status()) {
            case "succeeded" -> lines.add("Done.");
            case "canceled" -> lines.add("Job " + job.jobId() + " was canceled.");
            default ->
                    lines.add(
                            "Job %s failed: %s"
                                    .formatted(
                                            job.jobId(),
                                            Style.safe(
                                                    job.failure()
                                                            .orElse(
                                                                    "the server did not say why"))));
        }
        lines.add(cost(job.credits()));
        job.credits().receipt().stream()
                .filter(line -> line.refunded() == 0 && line.reason() != null)
                .forEach(line -> lines.add(line.step() + ": " + Style.safe(line.reason()) + "."));
        return lines;
    }

    /** Such as {@code 9 credits, of which 3 were given back (base-views: known already)}. */
    public static String cost(Job.Credits credits) {
        String used = "Cost: " + credits(credits.used()) + ".";
        return credits.refunded() == 0
                ? used
                : "%s %s of %d given back%s."
                        .formatted(used, credits(credits.refunded()), credits.held(), why(credits));
    }

    private static String why(Job.Credits credits) {
        List<String> reasons =
                credits.receipt().stream()
                        .filter(line -> line.refunded() > 0)
                        .map(line ->
                                line.reason() == null
                                        ? line.step()
                                        : line.step() + ": " + Style.safe(line.reason()))
                        .toList();
        return reasons.isEmpty() ? "" : " (" + String.join("; ", reasons) + ")";
    }

    private static String credits(int number) {
        return number == 1 ? "1 credit" : number + " credits";
    }
}
