package io.techpack.gateway.pictures;

import io.techpack.artifact.ArtifactKey;
import io.techpack.artifact.ArtifactStore;
import io.techpack.artifact.ArtifactType;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.ErrorCode;
import io.techpack.gateway.security.Caller;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Serves stored pictures, to each account only its own. */
@RestController
class ArtifactController {

    /** Drawings are our own; all the same, a browser that opens one must not run scripts in it. */
    private static final String DRAWING_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    private static final Duration FOREVER = Duration.ofDays(365);

    private final ArtifactStore store;

    ArtifactController(ArtifactStore store) {
        this.store = store;
    }

    @GetMapping(ArtifactKey.PATH + "{name}")
    ResponseEntity<?> picture(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String name,
            @RequestHeader HttpHeaders headers,
            HttpMethod method) {
        ArtifactKey key = ArtifactKey.find(name).orElseThrow(() -> notFound(name));
        Optional<byte[]> found = store.find(caller.account(), key);
        byte[] bytes = found.orElseThrow(() -> notFound(name));
        if (isKnown(key, headers)) {
            return described(ResponseEntity.status(HttpStatus.NOT_MODIFIED), key).build();
        }
        if (method == HttpMethod.GET && asksForParts(key, headers)) {
            Resource picture = new ByteArrayResource(bytes);
            requireSatisfiable(headers, picture, bytes.length);
            return described(ResponseEntity.ok(), key).body(picture);
        }
        return described(ResponseEntity.ok(), key)
                .header(HttpHeaders.ACCEPT_RANGES, "bytes")
                .body(bytes);
    }

    private static ResponseEntity.BodyBuilder described(
            ResponseEntity.BodyBuilder response, ArtifactKey key) {
        response.contentType(MediaType.parseMediaType(key.type().mediaType()))
                .eTag(key.sha256())
                .cacheControl(CacheControl.maxAge(FOREVER).cachePrivate().immutable())
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "inline; filename=\"%s\"".formatted(key.value()));
        if (key.type() == ArtifactType.SVG) {
            response.header("Content-Security-Policy", DRAWING_POLICY);
        }
        return response;
    }

    /** A digest that stands in any of the tags, weak or with a suffix of a proxy, is this one. */
    private static boolean isKnown(ArtifactKey key, HttpHeaders headers) {
        return headers.getValuesAsList(HttpHeaders.IF_NONE_MATCH).stream()
                .anyMatch(tag -> tag.equals("*") || tag.contains(key.sha256()));
    }

    /** Ranges of another unit, or of a picture that this one has replaced, are ignored. */
    private static boolean asksForParts(ArtifactKey key, HttpHeaders headers) {
        String range = headers.getFirst(HttpHeaders.RANGE);
        String ifRange = headers.getFirst(HttpHeaders.IF_RANGE);
        return range != null
                && range.startsWith("bytes=")
                && (ifRange == null || ifRange.equals('"' + key.sha256() + '"'));
    }

    private static ApiException notFound(String name) {
        return ApiException.notFound("Artifact " + (name.length() <= 100 ? name : "of this name"));
    }

    private static void requireSatisfiable(HttpHeaders headers, Resource picture, int length) {
        try {
            HttpRange.toResourceRegions(headers.getRange(), picture);
        } catch (IllegalArgumentException _) {
            throw ApiException.of(
                            ErrorCode.RANGE_NOT_SATISFIABLE,
                            "The range is not within the picture's %d bytes.".formatted(length))
                    .with(HttpHeaders.CONTENT_RANGE, "bytes */" + length);
        }
    }
}
