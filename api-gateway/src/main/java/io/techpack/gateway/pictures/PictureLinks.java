package io.techpack.gateway.pictures;

import io.techpack.artifact.ArtifactKey;
import io.techpack.artifact.ArtifactStore;
import io.techpack.artifact.ArtifactType;
import io.techpack.gateway.fetch.UrlFetcher;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.ErrorCode;
import io.techpack.gateway.response.PublicUrls;
import io.techpack.gateway.settings.GatewaySettings;
import io.techpack.job.AccountId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Resolves the links to pictures that clients send: one of our own artifacts, found in the
 * account's store without any request, a picture elsewhere, which is fetched and ingested, or a
 * picture inside the link itself. Thread-safe.
 */
@Component
public final class PictureLinks {

    private static final Pattern OWN =
            Pattern.compile(
                    "(https?://[^/?#]+)?"
                            + Pattern.quote(ArtifactKey.PATH)
                            + "([^/?#]+)(\\?[^#]*)?(#.*)?",
                    Pattern.CASE_INSENSITIVE);

    private final ArtifactStore store;
    private final UrlFetcher fetcher;
    private final PictureIngest ingest;
    private final PublicUrls urls;
    private final long largest;

    PictureLinks(
            ArtifactStore store,
            UrlFetcher fetcher,
            PictureIngest ingest,
            PublicUrls urls,
            GatewaySettings settings) {
        this.store = store;
        this.fetcher = fetcher;
        this.ingest = ingest;
        this.urls = urls;
        this.largest = settings.pictures().largest().toBytes();
    }

    /**
     * A picture to work on.
     *
     * @param picture its artifact key
     * @param thumbnail the artifact key of its thumbnail, or of itself
     */
    public record Linked(String picture, String thumbnail, String sha256) {}

    /** The key in a link to an artifact, on whatever host, with or without its signature. */
    public static Optional<ArtifactKey> keyIn(String link) {
        Matcher parts = OWN.matcher(link);
        return parts.matches() ? ArtifactKey.find(parts.group(2)) : Optional.empty();
    }

    /**
     * The picture that a link leads to.
     *
     * @param field the request's field that holds the link
     * @throws ApiException if there is no such picture
     */
    public Linked resolve(AccountId account, String field, String link) {
        Optional<ArtifactKey> own = own(account, field, link);
        if (own.isPresent()) {
            return linked(own.get());
        }
        byte[] fetched = sent(field, link);
        StoredPicture stored = ingest.ingest(account, () -> fetched);
        return new Linked(stored.picture().value(), stored.thumbnail().value(), stored.sha256());
    }

    /**
     * The picture that a link leads to, which must be one of the account's artifacts: nothing is
     * fetched or ingested.
     *
     * @param field the request's field that holds the link
     * @throws ApiException if there is no such picture
     */
    public Linked stored(AccountId account, String field, String link) {
        return own(account, field, link)
                .map(PictureLinks::linked)
                .orElseThrow(() ->
                        ApiException.of(
                                ErrorCode.UNPROCESSABLE_URL,
                                "The %s is no picture of this account, and a batch fetches none. Upload it with POST /products/{productId}/revisions and send the imageUrl of its revision; or submit this job by itself with POST /jobs."
                                        .formatted(field)));
    }

    private static Linked linked(ArtifactKey own) {
        return new Linked(own.value(), own.value(), own.sha256());
    }

    /**
     * The bytes that a link leads to, as they are.
     *
     * @throws ApiException if there are none
     */
    public byte[] bytes(AccountId account, String field, String link) {
        return own(account, field, link)
                .map(key -> store.get(account, key))
                .orElseGet(() -> sent(field, link));
    }

    private byte[] sent(String field, String link) {
        return DataUrl.is(link)
                ? DataUrl.bytes(field, link, largest)
                : fetcher.fetch(field, link, largest);
    }

    // A key is the digest of its bytes: whatever host the link names, a picture with that key in
    // the account's store is the one that is meant.
    private Optional<ArtifactKey> own(AccountId account, String field, String link) {
        Matcher parts = OWN.matcher(link);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Optional<ArtifactKey> key =
                ArtifactKey.find(parts.group(2)).filter(each -> has(account, each));
        boolean ours = parts.group(1) == null || parts.group(1).equalsIgnoreCase(urls.of(""));
        if (key.isEmpty() && ours) {
            throw ApiException.of(
                    ErrorCode.NOT_FOUND,
                    "The %s leads to an artifact that does not exist.".formatted(field));
        }
        if (key.isPresent() && key.get().type() == ArtifactType.SVG) {
            throw ApiException.of(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    "The %s leads to a drawing; it must lead to a JPEG, PNG or WebP picture."
                            .formatted(field));
        }
        return key;
    }

    private boolean has(AccountId account, ArtifactKey key) {
        return store.find(account, key).isPresent();
    }
}
