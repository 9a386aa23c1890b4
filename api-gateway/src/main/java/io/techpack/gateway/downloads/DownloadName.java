package io.techpack.gateway.downloads;

import io.techpack.document.font.CleanText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** Names of files after their product, safe on every system whatever that is called. */
final class DownloadName {

    private static final int LONGEST = 80;
    private static final String END = "-tech-pack.";

    private DownloadName() {}

    /** Content-Disposition (RFC 6266): the name itself, and for old clients an ASCII one. */
    static String disposition(String product, FileType type) {
        String name = safe(product);
        String ascii =
                Normalizer.normalize(name, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .replaceAll("[^\\x20-\\x7E]|[%]", "_");
        return "attachment; filename=\"%s\"; filename*=UTF-8''%s"
                .formatted(ascii + END + type.extension(), encoded(name + END + type.extension()));
    }

    private static String safe(String product) {
        String clean =
                CleanText.cut(CleanText.line(product), LONGEST)
                        .replaceAll("[\\\\/:*?\"<>|;\\x00-\\x1F\\x7F]", "-")
                        .replaceAll("^[. -]+|[. ]+$", "");
        return clean.isEmpty() ? "product" : clean;
    }

    /** RFC 8187. */
    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}
