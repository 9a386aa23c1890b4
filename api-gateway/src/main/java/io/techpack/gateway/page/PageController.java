package io.techpack.gateway.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Answers the web client's own paths with its one page, which then shows what the path names. A
 * gateway that was built without Node.js has no page; a sentence says how to get it.
 *
 * <p>Thread-safe.
 */
@Controller
class PageController {

    private static final Logger log = LoggerFactory.getLogger(PageController.class);

    private static final String BUILT = "/techpack-web/index.html";
    private static final String LEFT_OUT = "/io/techpack/gateway/page/left-out.html";

    /** What the build paints first (paintFirst.ts): the start screen, at its own address alone. */
    private static final Pattern FIRST_SCREEN =
            Pattern.compile("<!--first-screen-->.*?<!--/first-screen-->", Pattern.DOTALL);

    private final Page start;
    private final Page others;

    PageController() {
        String built = read(BUILT);
        if (built == null) {
            log.info("This build has no web client; with Node.js 20.19 or newer a build makes it");
        }
        String html = built != null ? built : orFail(read(LEFT_OUT));
        start = Page.of(html);
        others = Page.of(FIRST_SCREEN.matcher(html).replaceAll(""));
    }

    @GetMapping("/")
    void start(HttpServletRequest request, HttpServletResponse response) throws IOException {
        start.send(request, response);
    }

    @GetMapping({
        "/products",
        "/products/{product}",
        "/jobs",
        "/jobs/{job}",
        "/credits",
        "/account",
        "/operator"
    })
    void other(HttpServletRequest request, HttpServletResponse response) throws IOException {
        others.send(request, response);
    }

    /** An address with a slash too many, as people type it, leads to the page's own. */
    @GetMapping({
        "/products/",
        "/products/{product}/",
        "/jobs/",
        "/jobs/{job}/",
        "/credits/",
        "/account/",
        "/operator/"
    })
    void withoutSlash(HttpServletRequest request, HttpServletResponse response) {
        String path = request.getRequestURI();
        response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
        response.setHeader(HttpHeaders.LOCATION, path.substring(0, path.length() - 1));
    }

    private static @Nullable String read(String name) {
        try (InputStream file = PageController.class.getResourceAsStream(name)) {
            return file == null ? null : new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String orFail(@Nullable String file) {
        if (file == null) {
            throw new IllegalStateException("this build lacks " + LEFT_OUT + "; build it again");
        }
        return file;
    }
}
