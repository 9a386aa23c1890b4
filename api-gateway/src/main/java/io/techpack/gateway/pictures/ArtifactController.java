package io.techpack.gateway.pictures;

import io.techpack.artifact.ArtifactKey;
import io.techpack.artifact.ArtifactStore;
import io.techpack.artifact.ArtifactType;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.ErrorCode;
import io.techpack.gateway.security.Caller;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
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
    ResponseEntity<Resource> picture(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.RANGE, required = false) @Nullable String range) {
        ArtifactKey key = ArtifactKey.find(name).orElseThrow(() -> notFound(name));
        Optional<byte[]> found = store.find(caller.account(), key);
        byte[] bytes = found.orElseThrow(() -> notFound(name));
        Resource picture = new ByteArrayResource(bytes);
        requireSatisfiable(range, picture, bytes.length);
        ResponseEntity.BodyBuilder response =
                ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(key.type().mediaType()))
                        .eTag(key.sha256())
                        .cacheControl(CacheControl.maxAge(FOREVER).cachePrivate().immutable())
                        .header("X-Content-Type-Options", "nosniff");
        if (key.type() == ArtifactType.SVG) {
            response.header("Content-Security-Policy", DRAWING_POLICY);
        }
        return response.body(picture);
    }

    private static ApiException notFound(String name) {
        return ApiException.notFound("Artifact " + (name.length() <= 100 ? name : "of this name"));
    }

    private static void requireSatisfiable(@Nullable String range, Resource picture, int length) {
        if (range == null) {
            return;
        }
        try {
            HttpRange.toResourceRegions(HttpRange.parseRanges(range), picture);
        } catch (IllegalArgumentException _) {
            throw ApiException.of(
                            ErrorCode.RANGE_NOT_SATISFIABLE,
                            "The range is not within the picture's %d bytes.".formatted(length))
                    .with(HttpHeaders.CONTENT_RANGE, "bytes */" + length);
        }
    }
}
