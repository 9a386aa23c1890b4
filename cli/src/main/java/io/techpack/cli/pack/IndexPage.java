package io.techpack.cli.pack;

import io.techpack.cli.client.Job;
import io.techpack.product.DetectedCategory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The page that shows a tech pack: one file with its style inside, pictures beside it. */
final class IndexPage {

    private IndexPage() {}

    /**
     * The page as XHTML.
     *
     * @param job with links that point into the folder
     */
    static String of(Job job) {
        String title = Html.text(title(job));
        return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title>%s – tech pack</title>
        <style>
        """
                        .formatted(title)
                + style()
                + """
                </style>
                </head>
                <body>
                """
                + OverviewSection.of(job, title)
                + "<main>\n"
                + ViewSection.of(job.results().baseViews())
                + CloseUpSection.of(job.results())
                + SketchSection.of(job.results().sketches())
                + ReceiptSection.of(job)
                + "</main>\n</body>\n</html>\n";
    }

    /** The product's name, else what it was taken for. */
    private static String title(Job job) {
        if (job.productId() != null && !job.productId().isBlank()) {
            return job.productId();
        }
        DetectedCategory category = job.results().category();
        return category == null || category.subcategory() == null
                ? "Tech pack"
                : Html.title(category.subcategory());
    }

    private static String style() {
        try (InputStream css = IndexPage.class.getResourceAsStream("page.css")) {
            byte[] bytes = Objects.requireNonNull(css, "page.css is not in the jar").readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
