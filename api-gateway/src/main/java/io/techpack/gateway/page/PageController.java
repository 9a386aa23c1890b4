package io.techpack.gateway.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.context.request.ServletWebRequest;

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

    private final byte[] page;
    private final String tag;

    PageController() {
        byte[] built = read(BUILT);
        if (built == null) {
            log.info("This build has no web client; with Node.js 20.19 or newer a build makes it");
        }
        page = built != null ? built : orFail(read(LEFT_OUT));
        tag = DigestUtils.md5DigestAsHex(page);
    }

    /** Revalidated each time: a new release is seen at once, by what it holds. */
    @GetMapping({
        "/",
        "/products",
        "/products/{product}",
        "/jobs",
        "/jobs/{job}",
        "/credits",
        "/account",
        "/operator"
    })
    @ResponseBody
    void page(ServletWebRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().getHeaderValue());
        if (!request.checkNotModified(tag)) {
            response.setContentType(MediaType.TEXT_HTML_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.setContentLength(page.length);
            response.getOutputStream().write(page);
        }
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

    private static byte @Nullable [] read(String name) {
        try (InputStream file = PageController.class.getResourceAsStream(name)) {
            return file == null ? null : file.readAllBytes();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static byte[] orFail(byte @Nullable [] file) {
        if (file == null) {
            throw new IllegalStateException("this build lacks " + LEFT_OUT + "; build it again");
        }
        return file;
    }
}
