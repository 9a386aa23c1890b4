package io.techpack.gateway.downloads;

import io.techpack.document.PackArchive;
import io.techpack.document.PackDocument;
import io.techpack.document.PackDocument.Made;
import io.techpack.gateway.parsing.EntityTags;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.ErrorCode;
import io.techpack.gateway.response.Paths;
import io.techpack.gateway.security.Caller;
import io.techpack.stage.CpuBulkhead;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * Makes a product's tech pack as a file. What the client has already is told by the pack itself,
 * before anything is made; only as many are made at once as there are cores, while others wait.
 */
@RestController
@RequestMapping(Paths.BASE + "/products/{productId}")
class DownloadController {

    private static final String CACHING = "private, no-cache";

    private final Packs packs;

    DownloadController(Packs packs) {
        this.packs = packs;
    }

    @GetMapping("/tech-pack.pdf")
    void pdf(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String productId,
            @RequestParam Map<String, String> parameters,
            ServletWebRequest exchange)
            throws IOException {
        answer(download(caller, productId, parameters, FileType.PDF), exchange);
    }

    @GetMapping("/tech-pack.zip")
    void zip(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String productId,
            @RequestParam Map<String, String> parameters,
            ServletWebRequest exchange)
            throws IOException {
        answer(download(caller, productId, parameters, FileType.ZIP), exchange);
    }

    private static void answer(Download download, ServletWebRequest exchange) throws IOException {
        HttpServletResponse response = Objects.requireNonNull(exchange.getResponse());
        if (isAnswered(download, exchange.getRequest(), response)) {
            return;
        }
        switch (download.type()) {
            case PDF -> {
                Made made = compute(download.document()::pdf);
                describe(response, download, made.missing().isEmpty());
                response.setContentLength(made.bytes().length);
                response.getOutputStream().write(made.bytes());
            }
            case ZIP -> {
                PackArchive archive = compute(download.document()::archive);
                describe(response, download, archive.missing().isEmpty());
                archive.writeTo(response.getOutputStream());
            }
        }
    }

    private Download download(
            Caller caller, String productId, Map<String, String> parameters, FileType type) {
        return packs.download(caller.account(), productId, DownloadQuery.read(parameters), type);
    }

    /** Whether nothing has to be made: the client has it, or asks for the headers alone. */
    private static boolean isAnswered(
            Download download, HttpServletRequest request, HttpServletResponse response) {
        if (EntityTags.of(request.getHeader(HttpHeaders.IF_NONE_MATCH)).match(download.tag())) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            identify(response, download);
            return true;
        }
        boolean head = HttpMethod.HEAD.matches(request.getMethod());
        if (head) {
            describe(response, download, true);
        }
        return head;
    }

    /**
     * @param whole a file with gaps has no tag: it must not be taken for the whole one once the
     *     pictures are there again
     */
    private static void describe(HttpServletResponse response, Download download, boolean whole) {
        if (whole) {
            identify(response, download);
        } else {
            response.setHeader(HttpHeaders.CACHE_CONTROL, CACHING);
        }
        response.setContentType(download.type().mediaType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                DownloadName.disposition(download.product(), download.type()));
    }

    private static void identify(HttpServletResponse response, Download download) {
        response.setHeader(HttpHeaders.ETAG, '"' + download.tag() + '"');
        response.setHeader(HttpHeaders.CACHE_CONTROL, CACHING);
    }

    private static <T> T compute(Callable<T> work) {
        try {
            return CpuBulkhead.ofThisProcess().run(work);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw ApiException.of(ErrorCode.UNAVAILABLE, "The service is stopping. Try again.");
        }
    }

    /**
     * What is to be made.
     *
     * @param tag what makes it differ from other files, without quotes
     */
    record Download(String product, FileType type, PackDocument document, String tag) {}
}
